using System.Collections.Concurrent;
using Vedette.Miners.Connections;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Families;

/// <summary>
/// Tokens of devices that show nothing without one: got only after a device asked for a login, only with one that was configured, kept as long as the device takes them.
/// A login that was refused is not tried again for an hour: miners lock out who goes on guessing.
/// </summary>
/// <param name="loginOf">By a maker's or a firmware's name: braiins, vnish, goldshell, innosilicon, futurebit; null where none was configured.</param>
internal sealed class ReadingLogins(Func<string, DeviceLogin?> loginOf, TimeProvider clock)
{
    private static readonly TimeSpan RestAfterRefusal = TimeSpan.FromHours(1);

    /// <summary>More devices than any site has; what is over it logs in anew each time.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _refusedAt = new(StringComparer.Ordinal);

    public static ReadingLogins None { get; } = new(_ => null, TimeProvider.System);

    /// <summary>Asks the first question, and logs in where the answer is that a login is wanted; from then on the dialogue carries the token.</summary>
    /// <param name="ask">Asks the question with what the dialogue carries.</param>
    /// <param name="logIn">Gives the token, or null where the login was refused.</param>
    /// <param name="header">What is sent of a token; the token itself where null.</param>
    public async ValueTask AskWithTokenAsync(
        string name, DeviceDialogue dialogue, Func<ValueTask<ReplyValue>> ask, Func<DeviceDialogue, DeviceLogin, CancellationToken, ValueTask<string?>> logIn, Func<string, string>? header, CancellationToken stop)
    {
        var key = $"{name}@{dialogue.Device.Address}";
        if (_tokens.TryGetValue(key, out var kept)) dialogue.Authorization = header?.Invoke(kept) ?? kept;
        if ((await ask()).Exists || !dialogue.Replies.WantsLogin) return;

        _tokens.TryRemove(key, out _);
        dialogue.Authorization = null;
        if (loginOf(name) is not { } login || IsResting(key)) return;

        if (await logIn(dialogue, login, stop) is not { } token)
        {
            if (_refusedAt.Count < MostKept) _refusedAt[key] = clock.GetUtcNow();
            return;
        }

        _refusedAt.TryRemove(key, out _);
        if (_tokens.Count < MostKept) _tokens[key] = token;
        dialogue.Authorization = header?.Invoke(token) ?? token;
        dialogue.Replies.LoggedIn();
        await ask();
    }

    private bool IsResting(string key) => _refusedAt.TryGetValue(key, out var since) && clock.GetUtcNow() - since < RestAfterRefusal;
}
