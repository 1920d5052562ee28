using System.Security.Cryptography;
using System.Text;
using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <summary>
/// The way to the first administrator: while there is none, each start makes a new code, shows it and keeps only its hash in memory. There is no default password.
/// </summary>
internal sealed class Setup(IAccountStore accounts, ISetupCode code, PasswordQueue passwords, TimeProvider clock) : IHostedService
{
    // Crockford's: no I, L, O or U, so that the code survives being read aloud. 16 characters are 80 bits.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private byte[]? _codeHash;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAdministratorAsync(cancellationToken))
        {
            return;
        }

        string plain = RandomNumberGenerator.GetString(Alphabet, 16);
        Volatile.Write(ref _codeHash, Hash(plain));
        code.Show($"{plain[..4]}-{plain[4..8]}-{plain[8..12]}-{plain[12..]}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask<bool> IsNeededAsync(CancellationToken stop) => !await accounts.AnyAdministratorAsync(stop);

    public bool IsCode(string presented) =>
        Volatile.Read(ref _codeHash) is byte[] expected
        && CryptographicOperations.FixedTimeEquals(expected, Hash(presented.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant()));

    /// <summary>Makes the first administrator; busy = the password queue is full; an outcome without account and not busy = there is one already.</summary>
    public async Task<SetupResult> CompleteAsync(string username, string password, CancellationToken stop)
    {
        string? hash = await passwords.HashAsync(password, stop);
        if (hash is null)
        {
            return new SetupResult(SetupOutcome.Busy, null);
        }

        Account? first = await accounts.AddFirstAdministratorAsync(username, hash, clock.GetUtcNow().ToUnixTimeMilliseconds(), stop);
        if (first is null)
        {
            return new SetupResult(SetupOutcome.AlreadyDone, null);
        }

        Volatile.Write(ref _codeHash, null);
        return new SetupResult(SetupOutcome.Done, first);
    }

    private static byte[] Hash(string plain) => SHA256.HashData(Encoding.UTF8.GetBytes(plain));
}
