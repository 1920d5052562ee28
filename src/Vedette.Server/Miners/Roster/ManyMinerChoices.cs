namespace Vedette.Server.Miners.Roster;

/// <summary>What a person changes of many miners at once. What is left out stays; a null pool means those of the site.</summary>
internal sealed class ManyMinerChoices
{
    public required IReadOnlyList<int> MinerIds { get; init; }

    public IReadOnlyList<string>? TagsAdd { get; init; }

    public IReadOnlyList<string>? TagsRemove { get; init; }

    public bool? Paused { get; init; }

    public int? PoolId
    {
        get;
        init
        {
            field = value;
            ChangesPool = true;
        }
    }

    internal bool ChangesPool { get; private init; }
}
