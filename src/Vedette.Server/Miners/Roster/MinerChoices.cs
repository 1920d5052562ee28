namespace Vedette.Server.Miners.Roster;

/// <summary>What a person changes of a miner. What is left out stays; null takes away.</summary>
internal sealed class MinerChoices
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public string? Name { get; set => field = Given(nameof(Name), value); }

    public int? ContainerId { get; set => field = Given(nameof(ContainerId), value); }

    public int? RackId { get; set => field = Given(nameof(RackId), value); }

    public int? RackRow { get; set => field = Given(nameof(RackRow), value); }

    public int? RackColumn { get; set => field = Given(nameof(RackColumn), value); }

    public int? PoolId { get; set => field = Given(nameof(PoolId), value); }

    public IReadOnlyList<string>? Tags { get; set => field = Given(nameof(Tags), value); }

    public bool? Paused { get; set => field = Given(nameof(Paused), value); }

    public bool Has(string name) => _given.Contains(name);

    private T Given<T>(string name, T value)
    {
        _given.Add(name);
        return value;
    }
}
