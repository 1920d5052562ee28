namespace Vedette.Storage.Control;

public enum BindUidOutcome
{
    /// <summary>The agent has this uid, since now or since before.</summary>
    Bound,

    /// <summary>The agent has another uid; nothing changed.</summary>
    OtherUid,
    NotFound,
}
