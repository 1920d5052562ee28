using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Miners.Tests.Replies;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Conversations;

/// <summary>
/// Whole conversations with devices of every family, from the address to the snapshot, with damaged answers: nothing but a refusal may come of it, in bounded time, and no figure that no machine can have.
/// VEDETTE_FUZZ_ROUNDS asks for that many damaged answers instead of the few of every day.
/// </summary>
public sealed class ConversationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestConversation = TimeSpan.FromSeconds(20);

    private const int MostFaults = 12;

    private static readonly MinerReader Reader = new(new MinerConnectionOptions(), new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    public static TheoryData<string> Names => [.. KnownConversations.All.Keys];

    [Fact]
    public async Task Damaged_answers_give_sane_figures_or_none()
    {
        int wanted = ReplyFuzzTests.Rounds(6_000);
        var tally = new FuzzTally();
        var faults = new List<string>();
        byte[][] others = [.. ReplyFuzzTests.RecordedReplies().Take(40)];
        List<Conversation> conversations = [.. KnownConversations.All.Values.Select(make => make())];
        foreach (Conversation conversation in conversations)
        {
            await ReadAsync(conversation, isKnown: false);
        }

        for (int round = 0; tally.Damaged < wanted && faults.Count < MostFaults; round++)
        {
            Conversation conversation = conversations[round % conversations.Count];
            var random = new Random(round);
            conversation.Change = (_, reply) => Damage(random, reply, others, tally);
            long start = Stopwatch.GetTimestamp();
            try
            {
                MinerSnapshot? snapshot = await ReadAsync(conversation, isKnown: round / conversations.Count % 2 == 0);
                tally.Count(snapshot, Stopwatch.GetElapsedTime(start));
                if (snapshot is not null && SnapshotFigures.Fault(snapshot) is { } fault)
                {
                    faults.Add($"{conversation.Name}, round {round}: {fault}");
                }
            }
            catch (Exception error)
            {
                faults.Add($"{conversation.Name}, round {round}: {error}");
            }
        }

        output.WriteLine($"{conversations.Count} conversations, {tally}");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(tally.Whole > 0, "no damaged device could be read in part");
        Assert.True(tally.Longest < LongestConversation, $"the longest conversation took {tally.Longest}");
    }

    /// <summary>Whatever a device leaves out, none of the figures that are gone turns into 0.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_not_said_is_never_zero(string name)
    {
        Conversation conversation = KnownConversations.All[name]();
        MinerSnapshot whole = await ReadAsync(conversation, isKnown: true) ?? throw new InvalidOperationException($"{name} cannot be read whole.");
        HashSet<string> zeros = ByKind(SnapshotFigures.Zeros(whole));
        var random = new Random(7);
        for (int round = 0; round < 40; round++)
        {
            string left = "";
            conversation.Change = (question, reply) => Without(random, question, reply, ref left);
            MinerSnapshot? part = await ReadAsync(conversation, isKnown: true);
            if (part is not null)
            {
                string[] invented = [.. ByKind(SnapshotFigures.Zeros(part)).Where(path => !zeros.Contains(path))];
                Assert.True(invented.Length == 0, $"{name} without {left}: {string.Join(", ", invented)} became 0");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Device_is_read_whole_where_nothing_is_damaged(string name)
    {
        Conversation conversation = KnownConversations.All[name]();
        MinerSnapshot? snapshot = await ReadAsync(conversation, isKnown: false);
        Assert.NotNull(snapshot);
        Assert.NotEqual("unknown", conversation.Name.StartsWith("plain", StringComparison.Ordinal) ? "" : snapshot.Identity.Vendor);
        Assert.Null(SnapshotFigures.Fault(snapshot));
    }

    private static async Task<MinerSnapshot?> ReadAsync(Conversation conversation, bool isKnown)
    {
        MinerIdentity? identity = isKnown && conversation.Known is not null ? conversation.Known : await Reader.IdentifyAsync(conversation, TestContext.Current.CancellationToken) ?? conversation.Known;
        return identity is null ? null : await Reader.ReadAsync(conversation, identity, TestContext.Current.CancellationToken);
    }

    private static DeviceReply Damage(Random random, DeviceReply reply, byte[][] others, FuzzTally tally)
    {
        if (reply.Body.Length == 0 || random.Next(3) == 0)
        {
            return reply;
        }

        tally.Damaged++;
        return random.Next(200) switch
        {
            0 => DeviceReply.Without(ReplyOutcome.Refused),
            1 => DeviceReply.Without(ReplyOutcome.Broken),
            2 when reply.Status is not null => reply with { Status = random.Next(100, 600) },
            _ => reply with { Body = ReplyDamage.Apply(random, reply.Body.ToArray(), others) },
        };
    }

    /// <summary>One reply without one of its members, wherever that stands.</summary>
    private static DeviceReply Without(Random random, string question, DeviceReply reply, ref string left)
    {
        JsonNode? root = Parsed(reply);
        var places = new List<(JsonObject Object, string Name)>();
        Collect(root, places);
        if (places.Count == 0 || random.Next(2) == 0)
        {
            return reply;
        }

        (JsonObject owner, string name) = places[random.Next(places.Count)];
        owner.Remove(name);
        left = $"{left} {question}: {name},";
        return reply with { Body = Encoding.UTF8.GetBytes(root!.ToJsonString()) };
    }

    private static JsonNode? Parsed(DeviceReply reply)
    {
        try
        {
            return reply.Body.Length == 0 ? null : JsonNode.Parse(reply.Body.Span);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // Names that come twice: read by the reader, and by nobody else.
            return null;
        }
    }

    private static void Collect(JsonNode? node, List<(JsonObject Object, string Name)> places)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach ((string name, JsonNode? value) in owner.ToArray())
                {
                    places.Add((owner, name));
                    Collect(value, places);
                }

                break;
            case JsonArray list:
                foreach (JsonNode? item in list)
                {
                    Collect(item, places);
                }

                break;
        }
    }

    /// <summary>Boards, fans and pools move up where one is gone, so a figure counts by what it is and not by its place; what is counted here by the reader itself does not count, nor the shares of all pools where one of them is gone.</summary>
    private static HashSet<string> ByKind(HashSet<string> paths)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            string kind = string.Concat(path.Where(letter => !char.IsAsciiDigit(letter)));
            if (!kind.EndsWith(".Slot", StringComparison.Ordinal) && !kind.EndsWith(".Index", StringComparison.Ordinal) && !kind.EndsWith(".Group", StringComparison.Ordinal) && !kind.EndsWith("BoardSlot", StringComparison.Ordinal)
                && !kind.EndsWith(".Priority", StringComparison.Ordinal) && !kind.EndsWith("ExpectedFans", StringComparison.Ordinal) && !kind.StartsWith(".Shares", StringComparison.Ordinal))
            {
                kinds.Add(kind);
            }
        }

        return kinds;
    }
}
