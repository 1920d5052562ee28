namespace Vedette.Server.Accounts;

internal enum SignInOutcome
{
    SignedIn,
    WrongUserOrPassword,
    Throttled,

    /// <summary>Too many passwords are being checked already.</summary>
    Busy,
}
