using System.Globalization;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>What is wasted or wrong on the cards of one state. Pure: the same state, the same findings.</summary>
internal static class GpuFindings
{
    /// <summary>A job between two batches of work rests for less.</summary>
    private const long IdleSeconds = 600;

    private const long Mebibyte = 1 << 20;

    public static bool Concern(EntityKind kind) => kind is EntityKind.Gpu or EntityKind.GpuProcess;

    public static IReadOnlyList<Finding> Of(TwinSnapshot state)
    {
        var found = new List<Finding>();
        ILookup<string, TwinEntity> byCard = state.Entities.Where(e => e.Kind == EntityKind.GpuProcess).ToLookup(p => EntityValues.Text(p, GpuProcessFields.Gpu) ?? CardOf(p.Key));
        foreach (TwinEntity card in state.Entities.Where(e => e.Kind == EntityKind.Gpu))
        {
            AddOfCard(card, state.AtMs, found);
        }

        foreach (IGrouping<string, TwinEntity> card in byCard)
        {
            AddOfProcesses(card.Key, card, state.AtMs, found);
        }

        return found;
    }

    private static void AddOfCard(TwinEntity card, long atMs, List<Finding> found)
    {
        string title = EntityTitle.Of(card);
        string[] limits = [.. (EntityValues.Find(card, GpuFields.ThrottleReasons) as string[] ?? []).Where(IsTrouble)];
        if (limits.Length > 0)
        {
            Add(GpuFindingKind.GpuThrottled, "warning", $"{title} is slowed down: {string.Join(", ", limits)}",
                [.. limits.Select(l => $"throttle reason {l}"), .. Number(card, GpuFields.TemperatureCelsius, "°C"), .. Number(card, GpuFields.PowerWatts, "W"), .. Number(card, GpuFields.ClockSmMhz, "MHz")],
                new() { [GpuFields.ThrottleReasons.Name] = limits }, GpuFields.TemperatureCelsius, GpuFields.PowerWatts, GpuFields.ClockSmMhz);
        }

        if (EntityValues.Integer(card, GpuFields.EccUncorrectedTotal) is > 0 and var errors)
        {
            Add(GpuFindingKind.GpuEccUncorrected, "critical", $"{title} has {errors} memory {(errors == 1 ? "error" : "errors")} that could not be corrected", [$"ecc_uncorrected_total {errors}", .. Text(card, GpuFields.EccMode)],
                [], GpuFields.EccUncorrectedTotal, GpuFields.EccMode);
        }

        if (EntityValues.Integer(card, GpuFields.XidLast) is { } xid)
        {
            Add(GpuFindingKind.GpuXid, "warning", $"the driver reported Xid {xid} of {title}", [$"xid_last {xid}", .. Number(card, GpuFields.XidErrorsTotal, "reports"), .. Text(card, GpuFields.DriverVersion)],
                [], GpuFields.XidLast, GpuFields.XidErrorsTotal, GpuFields.DriverVersion);
        }

        if (EntityValues.Text(card, GpuFields.QueryFailure) is { } failure)
        {
            Add(GpuFindingKind.GpuQueryFailed, "warning", $"{title} does not answer: {failure}", [$"query_failure {failure}", .. Text(card, GpuFields.DriverVersion)],
                [], GpuFields.QueryFailure, GpuFields.DriverVersion);
        }

        void Add(GpuFindingKind kind, string severity, string sentence, IReadOnlyList<string> evidence, Dictionary<string, object?> facts, params ReadOnlySpan<EntityField> fields)
        {
            facts["card"] = title;
            AddFields(facts, card, fields);
            found.Add(new Finding(kind, severity, atMs, new EntityName(GpuFields.Schema.Name, card.Key), sentence, evidence, facts));
        }
    }

    private static void AddOfProcesses(string card, IEnumerable<TwinEntity> processes, long atMs, List<Finding> found)
    {
        var computing = new List<TwinEntity>();
        foreach (TwinEntity process in processes)
        {
            bool? alive = EntityValues.Find(process, GpuProcessFields.Alive) as bool?;
            long held = EntityValues.Integer(process, GpuProcessFields.MemoryBytes) ?? 0;
            var subject = new EntityName(GpuProcessFields.Schema.Name, process.Key);
            if (alive == false && held > 0)
            {
                string sentence = $"{held / Mebibyte} MiB of {card} are held by a process that is gone";
                found.Add(new Finding(GpuFindingKind.GpuMemoryOfDeadProcess, "warning", atMs, subject, sentence, Evidence(process, held), FactsOf(process, card)));
                continue;
            }

            if (alive != false && held > 0 && EntityValues.Integer(process, GpuProcessFields.IdleSeconds) is >= IdleSeconds and var idle)
            {
                string sentence = $"{EntityTitle.Of(process)} holds {held / Mebibyte} MiB of {card} and has done nothing for {idle / 60} min";
                found.Add(new Finding(GpuFindingKind.GpuMemoryIdle, "info", atMs - (idle * 1000), subject, sentence, [.. Evidence(process, held), $"idle_seconds {idle}"], FactsOf(process, card)));
            }

            if (EntityValues.Text(process, GpuProcessFields.Type) == "compute" && alive != false)
            {
                computing.Add(process);
            }
        }

        if (computing.Count > 1)
        {
            string[] jobs = [.. computing.Select(p => $"{EntityTitle.Of(p)} (pid {EntityValues.Integer(p, GpuProcessFields.Pid)})")];
            found.Add(new Finding(
                GpuFindingKind.GpuSharedByJobs, "info", atMs, new EntityName(GpuFields.Schema.Name, card), $"{computing.Count} compute jobs share {card}", jobs,
                new Dictionary<string, object?> { ["card"] = card, ["jobs"] = jobs.Length, ["processes"] = jobs }));
        }
    }

    private static Dictionary<string, object?> FactsOf(TwinEntity process, string card)
    {
        var facts = new Dictionary<string, object?> { ["process"] = EntityTitle.Of(process), ["card"] = card };
        AddFields(facts, process, [GpuProcessFields.Pid, GpuProcessFields.MemoryBytes, GpuProcessFields.Name, GpuProcessFields.User, GpuProcessFields.ContainerId, GpuProcessFields.IdleSeconds]);
        return facts;
    }

    private static void AddFields(Dictionary<string, object?> facts, TwinEntity entity, ReadOnlySpan<EntityField> fields)
    {
        foreach (EntityField field in fields)
        {
            if (EntityValues.Find(entity, field) is { } value)
            {
                facts[field.Name] = value;
            }
        }
    }

    private static bool IsTrouble(string reason) =>
        reason.Contains("thermal", StringComparison.OrdinalIgnoreCase) || reason.Contains("power_brake", StringComparison.OrdinalIgnoreCase);

    private static string CardOf(string processKey) => processKey.LastIndexOf('/') is >= 0 and var slash ? processKey[..slash] : processKey;

    private static string[] Evidence(TwinEntity process, long held) =>
        [$"pid {EntityValues.Integer(process, GpuProcessFields.Pid)}", $"memory_bytes {held}", .. Text(process, GpuProcessFields.Name), .. Text(process, GpuProcessFields.User), .. Text(process, GpuProcessFields.ContainerId)];

    private static string[] Text(TwinEntity entity, EntityField field) => EntityValues.Text(entity, field) is { } text ? [$"{field.Name} {text}"] : [];

    private static string[] Number(TwinEntity entity, EntityField field, string unit) =>
        EntityValues.Find(entity, field) is { } number ? [string.Create(CultureInfo.InvariantCulture, $"{field.Name} {number} {unit}")] : [];
}
