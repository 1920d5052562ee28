using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>What is wasted or wrong on the cards of one state as it stands. Pure: the same state, the same findings. What came to the cards over the last day is <see cref="CardErrorFindings"/>.</summary>
internal static class GpuFindings
{
    /// <summary>Waiting between two batches of work, a job uses a few percent at most.</summary>
    private const double WorkingPercent = 5;

    public static bool Concern(EntityKind kind) => kind is EntityKind.Gpu or EntityKind.GpuProcess;

    /// <summary>
    /// How long a finding has to stand before it is told. One reading in which a process was new, a driver slow or a clock just changing is no finding. Throttling costs little in a minute, and hardly any load is
    /// without some.
    /// </summary>
    public static long LastsMs(GpuFindingKind kind) => kind switch
    {
        GpuFindingKind.GpuThrottled => 120_000,
        GpuFindingKind.GpuQueryFailed or GpuFindingKind.GpuMemoryOfDeadProcess => 30_000,
        _ => 0,
    };

    /// <param name="withJobs">False where nobody asks who shares a card: that takes a look at all processes.</param>
    public static IReadOnlyList<Finding> Of(TwinSnapshot state, bool withJobs = true)
    {
        var found = new List<Finding>();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (TwinEntity card in state.Entities.Where(e => e.Kind == EntityKind.Gpu))
        {
            titles[card.Key] = EntityTitle.Of(card);
            AddThrottling(card, state.AtMs, found);
            AddFailure(card, state.AtMs, found);
        }

        var jobs = new Lazy<GpuJobs>(() => new GpuJobs(state));
        foreach (IGrouping<string, TwinEntity> holders in state.Entities.Where(e => e.Kind == EntityKind.GpuProcess).GroupBy(CardOf))
        {
            var card = new HeldCard(holders.Key, titles.GetValueOrDefault(holders.Key, holders.Key), state.AtMs);
            GpuHolderFindings.Add(card, holders, found);
            if (withJobs)
            {
                GpuHolderFindings.AddJobs(card, holders, jobs, found);
            }
        }

        return found;
    }

    private static void AddThrottling(TwinEntity card, long atMs, List<Finding> found)
    {
        string[] limits = [.. (EntityValues.Find(card, GpuFields.ThrottleReasons) as string[] ?? []).Where(word => ThrottleReason.Find(word) is { IsTrouble: true })];

        // The clocks of a card without work are low anyway; the load of one that is cut into instances is not told.
        if (limits.Length == 0 || EntityValues.Find(card, GpuFields.UtilizationPercent) is < WorkingPercent)
        {
            return;
        }

        string title = EntityTitle.Of(card);
        var facts = new Dictionary<string, object?> { [GpuFields.ThrottleReasons.Name] = limits, ["card"] = title };
        FindingEvidence.AddFacts(facts, card, GpuFields.UtilizationPercent, GpuFields.TemperatureCelsius, GpuFields.MemoryTemperatureCelsius, GpuFields.PowerWatts, GpuFields.PowerLimitWatts, GpuFields.ClockSmMhz);
        string[] evidence =
        [
            .. limits.Select(limit => $"throttle reason {limit}"), .. FindingEvidence.Number(card, GpuFields.UtilizationPercent, "%"), .. FindingEvidence.Number(card, GpuFields.TemperatureCelsius, "°C"),
            .. FindingEvidence.Number(card, GpuFields.MemoryTemperatureCelsius, "°C"), .. FindingEvidence.Number(card, GpuFields.PowerWatts, "W"), .. FindingEvidence.Number(card, GpuFields.PowerLimitWatts, "W"),
            .. FindingEvidence.Number(card, GpuFields.ClockSmMhz, "MHz"),
        ];
        found.Add(new Finding(GpuFindingKind.GpuThrottled, "warning", atMs, new EntityName(GpuFields.Schema.Name, card.Key), $"{title} is slowed down: {string.Join(", ", limits)}", evidence, facts));
    }

    private static void AddFailure(TwinEntity card, long atMs, List<Finding> found)
    {
        if (EntityValues.Text(card, GpuFields.QueryFailure) is not { } failure)
        {
            return;
        }

        string title = EntityTitle.Of(card);
        var facts = new Dictionary<string, object?> { ["card"] = title };
        FindingEvidence.AddFacts(facts, card, GpuFields.QueryFailure, GpuFields.DriverVersion);
        found.Add(new Finding(
            GpuFindingKind.GpuQueryFailed, "warning", atMs, new EntityName(GpuFields.Schema.Name, card.Key), $"{title} does not answer: {failure}",
            [$"query_failure {failure}", .. FindingEvidence.Text(card, GpuFields.DriverVersion)], facts));
    }

    private static string CardOf(TwinEntity process) =>
        EntityValues.Text(process, GpuProcessFields.Gpu) ?? (process.Key.LastIndexOf('/') is >= 0 and var slash ? process.Key[..slash] : process.Key);
}
