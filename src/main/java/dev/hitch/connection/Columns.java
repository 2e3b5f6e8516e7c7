package dev.hitch.connection;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;

import dev.hitch.sync.SyncMode;

/** How enums stand in the database: as the API writes them. */
final class Columns {

    private Columns() {}

    /** {@code connected} and so on. */
    static class Status implements AttributeConverter<ConnectionStatus, String> {

        @Override
        public String convertToDatabaseColumn(ConnectionStatus status) {
            return status.toString();
        }

        @Override
        public ConnectionStatus convertToEntityAttribute(String text) {
            return ConnectionStatus.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** {@code automatic} and so on. */
    static class Mode implements AttributeConverter<SyncMode, String> {

        @Override
        public String convertToDatabaseColumn(SyncMode mode) {
            return mode.toString();
        }

        @Override
        public SyncMode convertToEntityAttribute(String text) {
            return SyncMode.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
