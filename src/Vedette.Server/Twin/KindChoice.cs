using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>Which kinds a call is about.</summary>
internal sealed record KindChoice(IReadOnlySet<EntityKind> Kinds)
{
    private static readonly HashSet<EntityKind> Processes = [EntityKind.Process, EntityKind.GpuProcess];

    private static readonly EntityKind[] Miners = [EntityKind.Miner, EntityKind.MinerBoard, EntityKind.MinerPool, EntityKind.MinerFan];

    /// <summary>What a host's page shows: all but its packages, and but the miners of a site, which may be thousands.</summary>
    public static KindChoice OfAHost { get; } = Except([EntityKind.Package, .. Miners]);

    /// <summary>A miner with its parts.</summary>
    public static KindChoice OfMiners { get; } = new(Miners.ToHashSet());

    public static KindChoice MinersAlone { get; } = new(new HashSet<EntityKind> { EntityKind.Miner });

    public static KindChoice AllButProcesses { get; } = Except(EntityKind.Process, EntityKind.GpuProcess);

    public static KindChoice Everything { get; } = Except();

    public static KindChoice Running { get; } = new(new HashSet<EntityKind> { EntityKind.Process, EntityKind.Service, EntityKind.Container });

    /// <summary>Of rows that can tell of a change of these kinds.</summary>
    public StateMarks Marks => (Kinds.Overlaps(Processes) ? StateMarks.Processes : StateMarks.None) | (Kinds.IsSubsetOf(Processes) ? StateMarks.None : StateMarks.Things);

    public bool Has(EntityKind kind) => Kinds.Contains(kind);

    /// <summary>Null, or what is wrong with the text.</summary>
    public static string? TryParse(string name, string? text, KindChoice otherwise, out KindChoice choice)
    {
        choice = otherwise;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var kinds = new HashSet<EntityKind>();
        foreach (string word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (EntitySchemas.Find(word) is not { } schema)
            {
                return $"{name} names '{word}'; known are {string.Join(", ", EntitySchemas.All.Select(s => s.Name))}.";
            }

            kinds.Add(schema.Kind);
        }

        choice = new KindChoice(kinds);
        return kinds.Count > 0 ? null : $"{name} names no kind.";
    }

    private static KindChoice Except(params EntityKind[] left) => new(EntitySchemas.All.Select(s => s.Kind).Except(left).ToHashSet());
}
