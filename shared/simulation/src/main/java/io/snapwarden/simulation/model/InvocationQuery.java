package io.snapwarden.simulation.model;

/// What ListCommandInvocations asks for.
///
/// @param command empty for all
/// @param instance empty for all
/// @param pageSize rows of a page; 0 for the most there can be
/// @param token where the last page ended; empty for the first
public record InvocationQuery(String command, String instance, int pageSize, String token) {

    public static InvocationQuery ofCommand(String command) {
        return new InvocationQuery(command, "", 0, "");
    }
}
