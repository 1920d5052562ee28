using System.Net;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <summary>Checks passwords and keeps sessions. A session lasts a week from its last use and thirty days at most.</summary>
internal sealed class SignIn(IAccountStore accounts, ISessionStore sessions, PasswordQueue passwords, LoginThrottle throttle, TimeProvider clock)
{
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);

    private static readonly TimeSpan IdleSession = TimeSpan.FromDays(7);

    // A session in use moves its end once an hour, not at every request: each move is a durable write.
    private static readonly TimeSpan MoveEndAfter = TimeSpan.FromHours(1);

    public async Task<SignInResult> CheckAsync(string username, string password, IPAddress? address, CancellationToken stop)
    {
        if (throttle.Begin(username, address) is TimeSpan wait)
        {
            return SignInResult.Throttled(wait);
        }

        Account? account = await accounts.FindByUsernameAsync(username, stop);
        bool? fits = await passwords.VerifyAsync(password, account?.PasswordHash ?? PasswordHash.OfNobody, stop);
        if (fits is null)
        {
            return SignInResult.Busy;
        }

        if (account is null || fits is false)
        {
            return SignInResult.Wrong;
        }

        throttle.Succeeded(username, address);
        return SignInResult.For(account);
    }

    /// <summary>Starts a session and returns its token, which is shown this once.</summary>
    public async Task<string> StartSessionAsync(Account account, CancellationToken stop)
    {
        long now = NowMs();
        await sessions.RemoveExpiredAsync(now, stop);
        string secret = CredentialFormat.NewSecret();
        await sessions.AddAsync(CredentialFormat.HashOf(secret), account.Id, now, now + (long)IdleSession.TotalMilliseconds, stop);
        return CredentialFormat.Write(CredentialKind.Person, account.Id, secret);
    }

    public async ValueTask<Session?> FindAsync(PresentedCredential presented, CancellationToken stop)
    {
        long now = NowMs();
        Session? session = await sessions.FindAsync(presented.SecretHash, now, stop);
        if (session is null || session.AccountId != presented.Id)
        {
            return null;
        }

        long end = Math.Min(now + (long)IdleSession.TotalMilliseconds, session.CreatedAtMs + (long)LongestSession.TotalMilliseconds);
        if (end - session.ExpiresAtMs >= (long)MoveEndAfter.TotalMilliseconds)
        {
            await sessions.ExtendAsync(presented.SecretHash, end, stop);
        }

        return session;
    }

    public ValueTask EndSessionAsync(byte[] sessionHash, CancellationToken stop) => sessions.EndAsync(sessionHash, stop);

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
