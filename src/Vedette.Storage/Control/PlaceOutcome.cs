namespace Vedette.Storage.Control;

/// <summary>What became of a change to a site, a place, a pool or a miner.</summary>
public enum PlaceOutcome
{
    Done,
    NotFound,
    NameTaken,

    /// <summary>Something stands in it: agents or containers of a site, a miner in a slot.</summary>
    Occupied,
}
