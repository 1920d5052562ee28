namespace Vedette.Model.States;

/// <summary>
/// A miner of a site. The key is <c>MinerSnapshot.Key</c>: its MAC, else <c>serial:…</c>, else <c>ip:ADDRESS:PORT</c>; <c>MAC@ADDRESS</c> where another device had the MAC first. Numbers are for ever.
/// </summary>
public static class MinerFields
{
    /// <summary>The source of an evidence that names the address where another device tells the same MAC.</summary>
    public const string SameMacSource = "same mac";

    public static EntitySchema Schema { get; } = new(EntityKind.Miner, "miner");

    public static EntityField Address { get; } = Schema.Describe(1, "ip_address", FieldType.Text);
    public static EntityField Port { get; } = Schema.Describe(2, "port", FieldType.Integer);
    public static EntityField Mac { get; } = Schema.Describe(3, "mac", FieldType.Text);
    public static EntityField Serial { get; } = Schema.Describe(4, "serial", FieldType.Text);
    public static EntityField Hostname { get; } = Schema.Describe(5, "hostname", FieldType.Text);
    public static EntityField Vendor { get; } = Schema.Describe(6, "vendor", FieldType.Text);
    public static EntityField Model { get; } = Schema.Describe(7, "model", FieldType.Text);
    public static EntityField RawModel { get; } = Schema.Describe(8, "raw_model", FieldType.Text);
    public static EntityField FirmwareFamily { get; } = Schema.Describe(9, "firmware_family", FieldType.Text);
    public static EntityField FirmwareVersion { get; } = Schema.Describe(10, "firmware_version", FieldType.Text);
    public static EntityField ApiVersion { get; } = Schema.Describe(11, "api_version", FieldType.Text);
    public static EntityField ControlBoard { get; } = Schema.Describe(12, "control_board", FieldType.Text);
    public static EntityField Algorithm { get; } = Schema.Describe(13, "algorithm", FieldType.Text);
    public static EntityField Transports { get; } = Schema.Describe(14, "transports", FieldType.TextList);

    /// <summary>Each as <c>SOURCE: MARKER</c>.</summary>
    public static EntityField Evidence { get; } = Schema.Describe(15, "evidence", FieldType.TextList);
    public static EntityField IsAmbiguous { get; } = Schema.Describe(16, "is_ambiguous", FieldType.Flag);
    public static EntityField State { get; } = Schema.Describe(17, "state", FieldType.Text);
    public static EntityField StateText { get; } = Schema.Describe(18, "state_text", FieldType.Text);
    public static EntityField PowerMode { get; } = Schema.Describe(19, "power_mode", FieldType.Text);
    public static EntityField PowerSource { get; } = Schema.Describe(20, "power_source", FieldType.Text);

    /// <summary>Each as <c>SEVERITY|CODE|COMPONENT|BOARD|SINCE|TEXT</c>; SINCE in milliseconds since the Unix epoch, what is not known empty.</summary>
    public static EntityField Errors { get; } = Schema.Describe(21, "errors", FieldType.TextList);
    public static EntityField ExpectedBoards { get; } = Schema.Describe(22, "expected_boards", FieldType.Integer);
    public static EntityField ExpectedFans { get; } = Schema.Describe(23, "expected_fans", FieldType.Integer);
    public static EntityField LabelHashrate { get; } = Schema.Describe(24, "label_hashrate", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField QualityPartial { get; } = Schema.Describe(25, "quality_partial", FieldType.Flag);
    public static EntityField QualityTruncated { get; } = Schema.Describe(26, "quality_truncated", FieldType.Flag);
    public static EntityField QualityMissing { get; } = Schema.Describe(27, "quality_missing", FieldType.TextList);
    public static EntityField QualityRepaired { get; } = Schema.Describe(28, "quality_repaired", FieldType.TextList);

    /// <summary>Of a device that nobody knows, as they came.</summary>
    public static EntityField RawReplies { get; } = Schema.Describe(29, "raw_replies", FieldType.TextList);

    /// <summary>When it was first seen at this address, in milliseconds since the Unix epoch.</summary>
    public static EntityField DiscoveredAt { get; } = Schema.Describe(30, "discovered_at", FieldType.Integer, FieldUnit.UnixMilliseconds);

    /// <summary>The name that an agent of document 2 gave it.</summary>
    public static EntityField Name { get; } = Schema.Describe(31, "name", FieldType.Text);

    /// <summary>How it was first seen at this address: scan, poll (in another one's place) or ip_report (its button).</summary>
    public static EntityField DiscoveredBy { get; } = Schema.Describe(32, "discovered_by", FieldType.Text);

    /// <summary>What its agent has a way to tell it to do, in words of <see cref="Miners.ControlWays"/>; none is an empty list, and an agent that does not say leaves it out.</summary>
    public static EntityField SupportedActions { get; } = Schema.Describe(33, "supported_actions", FieldType.TextList);

    /// <summary>When the figures below were read.</summary>
    public static EntityField CollectedAt { get; } = Schema.Read(64, "collected_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField TookSeconds { get; } = Schema.Read(65, "took_seconds", FieldType.Number, FieldUnit.Seconds);
    public static EntityField HashrateFiveSeconds { get; } = Schema.Read(66, "hashrate_5s", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField HashrateOneMinute { get; } = Schema.Read(67, "hashrate_1m", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField HashrateFiveMinutes { get; } = Schema.Read(68, "hashrate_5m", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField HashrateFifteenMinutes { get; } = Schema.Read(69, "hashrate_15m", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField HashrateAverage { get; } = Schema.Read(70, "hashrate_avg", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField HashrateDay { get; } = Schema.Read(71, "hashrate_24h", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField HashrateExpected { get; } = Schema.Read(72, "hashrate_expected", FieldType.Number, FieldUnit.HashesPerSecond);
    public static EntityField PowerWatts { get; } = Schema.Read(73, "power_watts", FieldType.Number, FieldUnit.Watts);
    public static EntityField PowerLimitWatts { get; } = Schema.Read(74, "power_limit_watts", FieldType.Number, FieldUnit.Watts);
    public static EntityField Efficiency { get; } = Schema.Read(75, "efficiency_joules_per_terahash", FieldType.Number);
    public static EntityField BoardTemperature { get; } = Schema.Read(76, "board_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField ChipTemperature { get; } = Schema.Read(77, "chip_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField InletTemperature { get; } = Schema.Read(78, "inlet_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField OutletTemperature { get; } = Schema.Read(79, "outlet_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField AmbientTemperature { get; } = Schema.Read(80, "ambient_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField PowerSupplyTemperature { get; } = Schema.Read(81, "power_supply_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField VoltageRegulatorTemperature { get; } = Schema.Read(82, "voltage_regulator_temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField UptimeSeconds { get; } = Schema.Read(83, "uptime_seconds", FieldType.Number, FieldUnit.Seconds);
    public static EntityField ProcessUptimeSeconds { get; } = Schema.Read(84, "process_uptime_seconds", FieldType.Number, FieldUnit.Seconds);
    public static EntityField SharesAccepted { get; } = Schema.Read(85, "shares_accepted_total", FieldType.Integer);
    public static EntityField SharesRejected { get; } = Schema.Read(86, "shares_rejected_total", FieldType.Integer);
    public static EntityField SharesStale { get; } = Schema.Read(87, "shares_stale_total", FieldType.Integer);
    public static EntityField HardwareErrors { get; } = Schema.Read(88, "hw_errors_total", FieldType.Integer);

    /// <summary>Polls that failed one after another; 0 after one that did not.</summary>
    public static EntityField MissedPolls { get; } = Schema.Read(89, "missed_polls", FieldType.Integer);
}
