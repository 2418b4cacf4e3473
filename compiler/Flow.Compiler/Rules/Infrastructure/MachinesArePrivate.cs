using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No machine gets a public address by itself.</summary>
internal sealed class MachinesArePrivate() : SettingsRule(
    "no-public-addresses", RuleWeight.Practice, ExposureDiagnostics.MachinesArePrivate, "gives a public address",
    [
        new("aws_instance", "associate_public_ip_address", "false", "CKV_AWS_88") { MayBeMissing = true },
        new("aws_launch_template", "network_interfaces.associate_public_ip_address", "false", "CKV_AWS_88") { MayBeMissing = true },
        new("aws_subnet", "map_public_ip_on_launch", "false", "CKV_AWS_130") { MayBeMissing = true },
        new("aws_ecs_service", "network_configuration.assign_public_ip", "false", "CKV_AWS_333") { MayBeMissing = true },
    ]);
