namespace Vedette.Storage.Control;

/// <summary>The containers of all sites. Names compare without regard to case; the site of a container does not change.</summary>
public interface IContainerStore
{
    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<MinerContainer>> ListAsync(CancellationToken stop);

    /// <summary>Null where the name is taken. The id of <paramref name="added"/> is not looked at.</summary>
    ValueTask<MinerContainer?> AddAsync(MinerContainer added, CancellationToken stop);

    ValueTask<PlaceOutcome> UpdateAsync(MinerContainer changed, CancellationToken stop);

    /// <summary>Its racks and miners stay in the site.</summary>
    ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop);
}
