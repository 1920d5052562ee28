namespace Vedette.Collectors.Services;

/// <summary>Makes a reading of what systemctl printed about a unit.</summary>
internal static class UnitReading
{
    /// <summary>What is asked of systemctl; versions that do not know one leave it out.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "Id", "Description", "Type", "LoadState", "ActiveState", "SubState", "UnitFileState", "FragmentPath", "MainPID", "NRestarts", "Result", "ExecMainStatus", "ExecMainCode",
        "ActiveEnterTimestamp", "ActiveExitTimestamp", "InactiveEnterTimestamp", "InactiveExitTimestamp", "StateChangeTimestamp", "ExecMainStartTimestamp",
        "ExecStart", "ControlGroup", "MemoryCurrent", "MemoryPeak", "MemoryMax", "MemoryLimit", "TasksCurrent", "CPUUsageNSec",
    ];

    /// <summary>Null for what is no loaded service: a name that another unit only mentions, a template.</summary>
    /// <param name="unit">As parsed.</param>
    /// <param name="scrub">Takes secrets out of the texts that people write.</param>
    public static ServiceReading? From(UnitProperties unit, UnitTexts scrub)
    {
        if (unit["Id"] is not { } name || !name.EndsWith(".service", StringComparison.Ordinal) || unit["LoadState"] is null or "not-found")
        {
            return null;
        }

        string? active = unit["ActiveState"];
        return new ServiceReading
        {
            Name = name,
            Description = scrub.Description(name, unit["Description"]),
            Type = unit["Type"],
            LoadState = unit["LoadState"],
            ActiveState = active,
            SubState = unit["SubState"],
            UnitFileState = unit["UnitFileState"],
            FragmentPath = unit["FragmentPath"],
            MainPid = SystemdValue.Pid(unit["MainPID"]),
            Restarts = SystemdValue.Number(unit["NRestarts"]),
            Result = unit["Result"],
            ExitStatus = ExitStatus(unit),
            StateSince = SystemdValue.Moment(unit[StateSince(active)]) ?? SystemdValue.Moment(unit["StateChangeTimestamp"]),
            StartedAt = SystemdValue.Moment(unit["ExecMainStartTimestamp"]),
            Command = scrub.Command(name, unit.All("ExecStart")),
            ControlGroup = unit["ControlGroup"],
            MemoryBytes = SystemdValue.Number(unit["MemoryCurrent"]),
            MemoryPeakBytes = SystemdValue.Number(unit["MemoryPeak"]),
            MemoryLimitBytes = SystemdValue.Number(unit["MemoryMax"]) ?? SystemdValue.Number(unit["MemoryLimit"]),
            Tasks = SystemdValue.Number(unit["TasksCurrent"]),
            CpuSecondsTotal = SystemdValue.Number(unit["CPUUsageNSec"]) / 1e9,
        };
    }

    // ExecMainCode 0 means that no main process has ended yet, so its status 0 is no result.
    private static int? ExitStatus(UnitProperties unit) =>
        SystemdValue.Number(unit["ExecMainCode"]) is null or 0 || SystemdValue.Number(unit["ExecMainStatus"]) is not (>= 0 and <= int.MaxValue and { } status) ? null : (int)status;

    private static string StateSince(string? activeState) => activeState switch
    {
        "active" or "reloading" => "ActiveEnterTimestamp",
        "inactive" or "failed" => "InactiveEnterTimestamp",
        "activating" => "InactiveExitTimestamp",
        "deactivating" => "ActiveExitTimestamp",
        _ => "StateChangeTimestamp",
    };
}
