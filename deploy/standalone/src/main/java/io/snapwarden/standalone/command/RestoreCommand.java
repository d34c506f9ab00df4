package io.snapwarden.standalone.command;

import picocli.CommandLine.Command;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        subcommands = {RestorePlanCommand.class, RestoreApplyCommand.class},
        description = {
            "Brings a recovery point back as new volumes: planned first, then applied.",
            "It makes volumes and touches nothing that exists; attaching them is your next step."
        },
        footer = {
            "",
            "Examples:",
            "  snapwarden restore plan policy.yaml --source i-0123abcd --save restore.json",
            "  snapwarden restore apply policy.yaml restore.json"
        })
final class RestoreCommand {}
