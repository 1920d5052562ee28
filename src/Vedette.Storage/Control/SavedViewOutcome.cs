namespace Vedette.Storage.Control;

/// <summary>What became of a new view, or of a change to one.</summary>
public enum SavedViewOutcome
{
    Done,
    NotFound,

    /// <summary>The account has a view of that name for that page.</summary>
    NameTaken,

    /// <summary>The account has as many as it may have.</summary>
    TooMany,
}
