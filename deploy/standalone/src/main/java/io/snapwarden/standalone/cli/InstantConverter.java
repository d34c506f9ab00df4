package io.snapwarden.standalone.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads instants: `2026-12-24T01:00:00Z`, or with another offset.
public final class InstantConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    "expected an instant such as 2026-12-24T01:00:00Z or 2026-12-24T02:00:00+01:00, found \"" + text
                            + '"');
        }
    }
}
