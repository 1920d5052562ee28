using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Places;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>Whether the pool and the worker that get the shares are those that people meant.</summary>
/// <param name="IsKnown">False where nobody said what is meant, or the device does not say what it does.</param>
/// <param name="WrongPool">The pool that is none of them.</param>
/// <param name="WrongWorker">The worker that fits none of their patterns.</param>
/// <param name="Meant">What would have been right, as people named it.</param>
internal sealed record PoolChoice(bool IsKnown, string? WrongPool, string? WrongWorker, IReadOnlyList<string> Meant)
{
    private static readonly PoolChoice NotKnown = new(false, null, null, []);
    private static readonly PoolChoice Right = new(true, null, null, []);

    public static PoolChoice Of(List<SeenEntity> pools, IReadOnlyList<IntendedPool> intended)
    {
        List<SeenEntity> owners = pools.FindAll(ActivePool.IsOwners);
        if (intended.Count == 0 || owners.Count == 0)
        {
            return NotKnown;
        }

        List<SeenEntity> active = ActivePool.Marked(pools);
        if (active.Count > 0)
        {
            return active.Select(p => Judge(p, intended)).FirstOrDefault(c => c.WrongPool is not null || c.WrongWorker is not null) ?? Right;
        }

        // None is marked: only where each would be wrong is it sure that the one is.
        List<PoolChoice> choices = owners.ConvertAll(p => Judge(p, intended));
        return choices.TrueForAll(c => c.WrongPool is not null) || choices.TrueForAll(c => c.WrongWorker is not null) ? choices[0] : choices.Count == 1 ? Right : NotKnown;
    }

    private static PoolChoice Judge(SeenEntity pool, IReadOnlyList<IntendedPool> intended)
    {
        if (PoolAddress.Parse(pool.Text(MinerPoolFields.Url)) is not { } address)
        {
            return NotKnown;
        }

        List<IntendedPool> same = [.. intended.Where(i => PoolAddress.Parse(i.Url)?.IsSameAs(address) == true)];
        if (same.Count == 0)
        {
            return new PoolChoice(true, address.ToString(), null, [.. intended.Select(i => $"{i.Name} ({PoolAddress.Parse(i.Url)?.ToString() ?? i.Url})").Distinct()]);
        }

        string? worker = pool.Text(MinerPoolFields.Worker);
        bool fits = worker is null || same.Exists(i => string.IsNullOrEmpty(i.WorkerPattern) || WorkerPattern.Matches(i.WorkerPattern, worker));
        return fits ? Right : new PoolChoice(true, null, worker, [.. same.Select(i => i.WorkerPattern).OfType<string>().Distinct()]);
    }
}
