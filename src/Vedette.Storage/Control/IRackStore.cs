namespace Vedette.Storage.Control;

/// <summary>The racks of all sites. Names compare without regard to case; the site of a rack does not change. Occupied where a rack would become smaller than its miners need.</summary>
public interface IRackStore
{
    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<MinerRack>> ListAsync(CancellationToken stop);

    /// <summary>Null where the name is taken. The id of <paramref name="added"/> is not looked at.</summary>
    ValueTask<MinerRack?> AddAsync(MinerRack added, CancellationToken stop);

    ValueTask<PlaceOutcome> UpdateAsync(MinerRack changed, CancellationToken stop);

    /// <summary>Its miners stay in the site.</summary>
    ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop);
}
