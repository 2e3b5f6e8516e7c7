package dev.hitch.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;

import dev.hitch.time.Timestamps;

/** How answers are written: absent members are left out, instants have exactly three fraction digits. */
@Singleton
class JsonAnswers implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        mapper.configOverride(Instant.class)
                .setFormat(JsonFormat.Value.forPattern(Timestamps.PATTERN)
                        .withTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC))
                        .withLocale(Locale.ROOT));
    }
}
