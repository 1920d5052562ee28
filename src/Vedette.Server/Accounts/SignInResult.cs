using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <param name="Account">Who signed in; null unless the outcome is <see cref="SignInOutcome.SignedIn"/>.</param>
/// <param name="Wait">How long to wait; zero unless the outcome is <see cref="SignInOutcome.Throttled"/>.</param>
internal sealed record SignInResult(SignInOutcome Outcome, Account? Account, TimeSpan Wait)
{
    public static readonly SignInResult Wrong = new(SignInOutcome.WrongUserOrPassword, null, TimeSpan.Zero);
    public static readonly SignInResult Busy = new(SignInOutcome.Busy, null, TimeSpan.Zero);

    public static SignInResult For(Account account) => new(SignInOutcome.SignedIn, account, TimeSpan.Zero);

    public static SignInResult Throttled(TimeSpan wait) => new(SignInOutcome.Throttled, null, wait);
}
