using Vedette.Model.Miners;
using Vedette.Model.Scrubbing;

namespace Vedette.Miners.Sites;

/// <summary>Takes secrets out of what a miner says before anything keeps it: pool addresses with a password in them, replies as they came.</summary>
public static class SnapshotScrubbing
{
    public static MinerSnapshot Scrub(MinerSnapshot snapshot) => snapshot with
    {
        Identity = Scrub(snapshot.Identity),
        StateText = Text(snapshot.StateText),
        Pools = snapshot.Pools.Count == 0 ? snapshot.Pools : [.. snapshot.Pools.Select(Scrub)],
        Errors = snapshot.Errors.Count == 0 ? snapshot.Errors : [.. snapshot.Errors.Select(e => e with { Text = Text(e.Text) })],
        RawReplies = snapshot.RawReplies.Count == 0 ? snapshot.RawReplies : [.. snapshot.RawReplies.Select(SecretScrubber.ScrubText)],
    };

    public static MinerIdentity Scrub(MinerIdentity identity) =>
        identity.Evidence.Count == 0 ? identity : identity with { Evidence = [.. identity.Evidence.Select(e => new MinerEvidence(e.Source, SecretScrubber.ScrubText(e.Marker)))] };

    private static MinerPool Scrub(MinerPool pool) => pool with { Url = Url(pool.Url), Worker = Text(pool.Worker) };

    /// <summary>Without a name and password before the host, whatever the scheme is.</summary>
    private static string? Url(string? url)
    {
        if (url is null)
        {
            return null;
        }

        int start = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        int end = url.IndexOfAny(['/', '?', '#'], start) is >= 0 and var slash ? slash : url.Length;
        int at = url.AsSpan(start, end - start).LastIndexOf('@');
        return SecretScrubber.ScrubText(at < 0 ? url : url.Remove(start, at + 1));
    }

    private static string? Text(string? text) => text is null ? null : SecretScrubber.ScrubText(text);
}
