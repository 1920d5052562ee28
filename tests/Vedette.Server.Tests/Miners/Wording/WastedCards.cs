using Vedette.Model.States;
using Vedette.Server.Twin;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Miners.Wording;

/// <summary>A host on whose cards everything is wrong that can be.</summary>
internal static class WastedCards
{
    public static TwinSnapshot State() => new(
        1_789_000_000_000, 0, true,
        [
            Entity(EntityKind.Gpu, "GPU-1", d => { d.Integer(GpuFields.Index, 0); d.Text(GpuFields.Model, "H200"); d.Text(GpuFields.DriverVersion, "570.1"); d.Integer(GpuFields.XidLast, 79); d.Integer(GpuFields.XidErrorsTotal, 2); },
                r => { r.Number(GpuFields.TemperatureCelsius, 92); r.TextList(GpuFields.ThrottleReasons, ["software_thermal", "hardware_power_brake"]); r.Integer(GpuFields.EccUncorrectedTotal, 3); }),
            Entity(EntityKind.Gpu, "GPU-2", d => { d.Integer(GpuFields.Index, 1); d.Text(GpuFields.Model, "H200"); d.Text(GpuFields.QueryFailure, "GPU is lost"); }, r => r.Integer(GpuFields.EccUncorrectedTotal, 1)),
            Entity(EntityKind.Gpu, "GPU-3", d => { d.Integer(GpuFields.Index, 2); d.Text(GpuFields.Model, "H200"); }, r => r.Integer(GpuFields.EccUncorrectedTotal, 12)),
            Job(5, false, null), Job(6, true, 900), Job(7, true, 0),
        ]);

    /// <summary>What came to the cards of late; to the last, nothing.</summary>
    public static IReadOnlyDictionary<string, CardErrors> Errors() => new Dictionary<string, CardErrors>
    {
        ["GPU-1"] = new(1_788_913_600_000, 2, 3, 1_788_996_400_000, new XidReport(79, 1_788_996_410_000)),
        ["GPU-2"] = new(1_788_913_600_000, 1, 1, 1_788_990_000_000, null),
        ["GPU-3"] = new(1_788_913_600_000, 0, 12, null, null),
    };

    public static IReadOnlyList<Finding> Findings() => [.. GpuFindings.Of(State()), .. CardErrorFindings.Of(State(), Errors())];

    private static TwinEntity Job(int pid, bool alive, int? idle) => Entity(
        EntityKind.GpuProcess, $"GPU-1/{pid}",
        d => { d.Text(GpuProcessFields.Gpu, "GPU-1"); d.Integer(GpuProcessFields.Pid, pid); d.Text(GpuProcessFields.Name, "python3"); d.Text(GpuProcessFields.Type, "compute"); d.Flag(GpuProcessFields.Alive, alive); },
        r => { r.Integer(GpuProcessFields.MemoryBytes, 512 << 20); r.Integer(GpuProcessFields.IdleSeconds, idle); });

    private static TwinEntity Entity(EntityKind kind, string key, Action<FieldWriter> description, Action<FieldWriter> readings) => new(kind, key, Section(description), Section(readings));

    private static byte[] Section(Action<FieldWriter> write)
    {
        var writer = new FieldWriter();
        write(writer);
        return writer.Written.ToArray();
    }
}
