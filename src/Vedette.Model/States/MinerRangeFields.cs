namespace Vedette.Model.States;

/// <summary>A range of addresses that a site agent looks through. The key is the range as its owner typed it: 192.168.1.0/24. Numbers are for ever.</summary>
public static class MinerRangeFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.MinerRange, "miner_range");

    public static EntityField Range { get; } = Schema.Describe(1, "range", FieldType.Text);

    /// <summary>Parts of it that are left out.</summary>
    public static EntityField Excluded { get; } = Schema.Describe(2, "excluded", FieldType.TextList);
    public static EntityField Hosts { get; } = Schema.Describe(3, "hosts", FieldType.Integer);

    /// <summary>idle, scanning, waiting (backed off since nothing answers there).</summary>
    public static EntityField State { get; } = Schema.Read(64, "state", FieldType.Text);
    public static EntityField ScanStartedAt { get; } = Schema.Read(65, "scan_started_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField ScanSeconds { get; } = Schema.Read(66, "scan_seconds", FieldType.Number, FieldUnit.Seconds);
    public static EntityField HostsTried { get; } = Schema.Read(67, "hosts_tried", FieldType.Integer);
    public static EntityField HostsAnswered { get; } = Schema.Read(68, "hosts_answered", FieldType.Integer);
    public static EntityField MinersFound { get; } = Schema.Read(69, "miners_found", FieldType.Integer);
    public static EntityField MinersNew { get; } = Schema.Read(70, "miners_new", FieldType.Integer);
    public static EntityField MinersMoved { get; } = Schema.Read(71, "miners_moved", FieldType.Integer);
    public static EntityField MinersGone { get; } = Schema.Read(72, "miners_gone", FieldType.Integer);
    public static EntityField DevicesUnknown { get; } = Schema.Read(73, "devices_unknown", FieldType.Integer);
    public static EntityField NextScanAt { get; } = Schema.Read(74, "next_scan_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField Errors { get; } = Schema.Read(75, "errors", FieldType.TextList);
}
