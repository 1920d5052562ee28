namespace Vedette.Storage.Telemetry;

/// <summary>Work that the writer's thread does in slices between groups of appends.</summary>
internal interface IMaintenance
{
    bool HasWork { get; }

    /// <summary>Looks at the clock and at sizes; called now and then.</summary>
    void CheckDue();

    /// <summary>One slice, short enough for appends to wait for it. A failed slice is tried again as it is.</summary>
    void Step();

    /// <summary>A slice failed: whoever waits for the work hears of it.</summary>
    void Failed(Exception reason);
}
