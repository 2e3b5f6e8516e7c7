package dev.hitch.json;

import java.io.IOException;
import java.time.Instant;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;

import dev.hitch.time.Timestamps;

/** How answers are written: absent members are left out, instants have exactly three fraction digits. */
@Singleton
class JsonAnswers implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        mapper.registerModule(new SimpleModule("answers").addSerializer(Instant.class, new InstantWriter()));
    }

    @Override
    public int priority() {
        // After Quarkus's own, whose Instant writer would otherwise win.
        return ObjectMapperCustomizer.MINIMUM_PRIORITY;
    }

    private static final class InstantWriter extends StdSerializer<Instant> {

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(Timestamps.format(instant));
        }
    }
}
