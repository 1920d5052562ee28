using Vedette.Model.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>One miner as its agent's state tells it; never changes.</summary>
/// <param name="AgentId">Whose state it is.</param>
internal sealed record MinerFacts(int AgentId, EntityFacts Miner, IReadOnlyList<EntityFacts> Boards, IReadOnlyList<EntityFacts> Pools, IReadOnlyList<EntityFacts> Fans)
{
    private ToldRow? _told;

    public string Key => Miner.Entity.Key;

    public string? Address => Miner.Text(MinerFields.Address);

    /// <summary>What a list shows of it, read at the first need.</summary>
    public ToldRow Told => _told ??= ToldRow.Of(this);

    /// <summary>Whether the other is made of the very same entities.</summary>
    public bool IsSame(MinerFacts other) =>
        ReferenceEquals(Miner, other.Miner) && Same(Boards, other.Boards) && Same(Pools, other.Pools) && Same(Fans, other.Fans);

    private static bool Same(IReadOnlyList<EntityFacts> some, IReadOnlyList<EntityFacts> others)
    {
        if (some.Count != others.Count)
        {
            return false;
        }

        for (int i = 0; i < some.Count; i++)
        {
            if (!ReferenceEquals(some[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }
}
