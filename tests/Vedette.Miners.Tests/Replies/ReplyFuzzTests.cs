using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Tests.Replies;

/// <summary>Damaged replies of real devices, always the same ones. VEDETTE_FUZZ_ROUNDS asks for more than the few of every day.</summary>
public sealed class ReplyFuzzTests(ITestOutputHelper output)
{
    internal static int Rounds(int usual) => int.TryParse(Environment.GetEnvironmentVariable("VEDETTE_FUZZ_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : usual;

    [Fact]
    public void Damaged_reply_never_throws()
    {
        byte[][] replies = [.. RecordedReplies()];
        var random = new Random(4028);
        int rounds = Rounds(20_000);
        long read = 0;
        var clock = Stopwatch.StartNew();
        for (int round = 0; round < rounds; round++)
        {
            byte[] damaged = ReplyDamage.Apply(random, replies[random.Next(replies.Length)], replies);
            try
            {
                ReplyDocument document = ReplyDocument.Read(damaged);
                read += Walk(document.Root, 0) + new RpcReply(document).Section("STATS").Count;
            }
            catch (Exception error)
            {
                Assert.Fail($"round {round}: {error.GetType().Name} {error.Message} at {error.StackTrace}: {Convert.ToHexString(damaged)}");
            }
        }

        output.WriteLine($"{rounds} rounds, {read} values, {clock.Elapsed.TotalSeconds:F1} s");
        Assert.True(read > rounds, $"{rounds} damaged replies gave {read} values only");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30 + (rounds / 1000.0)), $"{rounds} rounds took {clock.Elapsed}");
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "")]
    [InlineData("{\"a\":[", "")]
    [InlineData("[{", "")]
    [InlineData("{\"a\":1,", "")]
    [InlineData("[1 ", "")]
    [InlineData("{\"a\"", "")]
    [InlineData("[}", "")]
    [InlineData("{]", "")]
    [InlineData("[:", "")]
    [InlineData("{\"\\", "")]
    [InlineData("{\"a\":\"", "\\u")]
    [InlineData("A=", ",")]
    [InlineData("A=1|", "|")]
    [InlineData("A,B=\\", "\\")]
    [InlineData("[\"a\":", "")]
    public void Reply_of_one_thing_without_end_is_read_in_bounded_time(string first, string then)
    {
        var text = new StringBuilder(first);
        string repeated = then.Length > 0 ? then : first;
        while (text.Length < ReplyDocument.LongestBytes + 100)
        {
            text.Append(repeated);
        }

        var clock = Stopwatch.StartNew();
        ReplyDocument document = ReplyDocument.Read(Encoding.UTF8.GetBytes(text.ToString()));
        _ = Walk(document.Root, 0);
        Assert.True(document.IsCut || document.Repairs.Count > 0);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
    }

    internal static IEnumerable<byte[]> RecordedReplies()
    {
        foreach (string name in RecordedDevices.Names)
        {
            JsonObject file = RecordedDevices.File(name);
            foreach (string part in (string[])["rpc", "http", "v3_4433"])
            {
                foreach ((string _, JsonNode? reply) in file[part]?.AsObject() ?? [])
                {
                    JsonNode? body = reply is JsonObject web ? web["body"] : reply;
                    yield return Encoding.UTF8.GetBytes(body is JsonValue value && value.TryGetValue(out string? text) ? text : body?.ToJsonString() ?? "");
                }
            }
        }
    }

    private static long Walk(ReplyValue value, int depth)
    {
        Assert.True(depth <= 64, "deeper than was promised");
        _ = value.Number;
        _ = value.Whole;
        _ = value.Flag;
        _ = value.Word;
        _ = ReplyNumber.ParseList(value.Text);
        _ = DeviceDuration.Seconds(value.Text);
        _ = MacAddress.Normalize(value.Text);
        _ = PoolUrl.WithoutLogin(value.Text);
        _ = ReplyUnits.Hashrate(value.Text);
        _ = ReplyUnits.Scaled(value.Text);
        long count = 1;
        foreach (ReplyValue item in value.Items)
        {
            count += Walk(item, depth + 1);
        }

        foreach ((string name, ReplyValue member) in value.Members)
        {
            Assert.True(value[name].Exists);
            count += Walk(member, depth + 1);
        }

        return count;
    }
}
