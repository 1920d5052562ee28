namespace Vedette.Storage.Control;

public enum RedeemOutcome
{
    Enrolled,

    /// <summary>No such token, or another secret.</summary>
    Unknown,
    Expired,
    AlreadyUsed,
}
