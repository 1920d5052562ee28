namespace Vedette.Storage.Control;

/// <summary>The sites. Names compare without regard to case.</summary>
public interface ISiteStore
{
    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<Site>> ListAsync(CancellationToken stop);

    /// <summary>Null where the name is taken. The id of <paramref name="added"/> is not looked at.</summary>
    ValueTask<Site?> AddAsync(Site added, CancellationToken stop);

    ValueTask<PlaceOutcome> UpdateAsync(Site changed, CancellationToken stop);

    /// <summary>Takes its miners, racks and pools with it; occupied while it has agents or containers.</summary>
    ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop);
}
