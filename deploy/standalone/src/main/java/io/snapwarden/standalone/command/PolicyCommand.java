package io.snapwarden.standalone.command;

import picocli.CommandLine.Command;

@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        subcommands = PolicyPushCommand.class,
        description = "Puts the policy file where deployed services read it.",
        footer = {"", "Example:", "  snapwarden policy push policy.yaml --to s3://snapwarden-bucket/policy.yaml"})
final class PolicyCommand {}
