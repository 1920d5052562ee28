using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>What one device answered in one round, by question, and how whole it was: what a pure parser makes a snapshot of.</summary>
internal sealed class DeviceReplies
{
    private readonly Dictionary<string, ReplyDocument> _byQuestion = new(StringComparer.Ordinal);
    private readonly List<string> _missing = [];
    private readonly List<string> _transports = [];
    private int? _firstPort;

    /// <summary>Does not exist where nothing came that could be read.</summary>
    public ReplyValue this[string question] => _byQuestion.TryGetValue(question, out var document) ? document.Root : ReplyValue.Nothing;

    /// <summary>Somebody answered, be it with a refusal.</summary>
    public bool Answered { get; private set; }

    /// <summary>A reply said that a login is wanted or that the one given is wrong.</summary>
    public bool WantsLogin { get; private set; }

    /// <summary>An answer came that says so without a status of its own.</summary>
    public void LoginIsWanted() => WantsLogin = true;

    /// <summary>What was refused before does not count any more.</summary>
    public void LoggedIn() => WantsLogin = false;

    public bool Has(string question) => this[question].Exists;

    /// <summary>An answer in the cgminer manner; an empty one where none came.</summary>
    public RpcReply Rpc(string command) => new(_byQuestion.TryGetValue(command, out var document) ? document : ReplyDocument.Read(default));

    /// <param name="isOptional">Its absence is no flaw: only some versions know it.</param>
    public ReplyValue Add(string question, DeviceReply reply, string transport, int port, bool isOptional = false)
    {
        Answered |= reply.Outcome == ReplyOutcome.Answered;
        WantsLogin |= reply.Status is 401 or 403;
        var document = reply.IsAnswer ? ReplyDocument.Read(reply.Body) : null;
        if (document is null || !document.Root.Exists)
        {
            if (!isOptional && !_missing.Contains(question)) _missing.Add(question);
            return ReplyValue.Nothing;
        }

        if (!_transports.Contains(transport)) _transports.Add(transport);
        _firstPort ??= port;
        _missing.Remove(question);
        _byQuestion[question] = document;
        return document.Root;
    }

    /// <summary>The parts of a snapshot that are the same for every family: which interfaces told something and how whole it was.</summary>
    public MinerSnapshot Begin(MinerIdentity identity) => new()
    {
        CollectedAt = default,
        Address = "",
        Port = _firstPort ?? 80,
        Transports = [.. _transports],
        Identity = identity,
        State = WantsLogin && _byQuestion.Count == 0 ? MinerState.AuthRequired : MinerState.Unknown,
        Quality = new MinerQuality
        {
            Partial = _missing.Count > 0,
            Truncated = _byQuestion.Values.Any(document => document.IsCut),
            Missing = [.. _missing],
            Repaired = [.. _byQuestion.Values.SelectMany(document => document.Repairs).Distinct(StringComparer.Ordinal)],
        },
    };

    /// <summary>Where nothing of what its family answers came: a login is wanted, or another device or firmware answers there now.</summary>
    public MinerSnapshot? Foreign(MinerIdentity known) => !Answered ? null : WantsLogin ? Begin(known) : Begin(known with { Vendor = "unknown" });
}
