namespace Vedette.Storage.Control;

/// <summary>The pools that miners are meant to work for. Names compare without regard to case.</summary>
public interface IPoolStore
{
    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<MiningPool>> ListAsync(CancellationToken stop);

    /// <summary>Null where the name is taken. The id of <paramref name="added"/> is not looked at.</summary>
    ValueTask<MiningPool?> AddAsync(MiningPool added, CancellationToken stop);

    ValueTask<PlaceOutcome> UpdateAsync(MiningPool changed, CancellationToken stop);

    /// <summary>Miners that were meant for it are meant for those of their site.</summary>
    ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop);
}
