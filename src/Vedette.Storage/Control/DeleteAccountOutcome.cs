namespace Vedette.Storage.Control;

public enum DeleteAccountOutcome
{
    Deleted,
    NotFound,

    /// <summary>Nobody could administer afterwards; nothing changed.</summary>
    LastAdministrator,
}
