using System.Text;
using System.Text.Json.Nodes;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Tests.Replies;

/// <summary>Every case of the collection of malformed replies and odd values.</summary>
public sealed class ReplyQuirkTests
{
    private static readonly JsonObject Quirks = RecordedDevices.File("_synthetic-quirks");

    public static TheoryData<string> ReplyCases => [.. Quirks["replies"]!.AsArray().Select(quirk => quirk!["name"]!.GetValue<string>())];

    public static TheoryData<int> ValueCases => [.. Enumerable.Range(0, Quirks["values"]!.AsArray().Count)];

    [Theory]
    [MemberData(nameof(ReplyCases))]
    public void Malformed_reply_gives_what_is_whole_in_it(string name)
    {
        JsonObject quirk = Quirks["replies"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == name)!.AsObject();
        ReplyDocument document = ReplyDocument.Read(Bytes(quirk));
        JsonNode expected = quirk["expect"]!;

        Assert.Equal(quirk["truncated"]?.GetValue<bool>() ?? false, document.IsCut);
        if (expected["error"] is { } error)
        {
            CheckError(error, document);
        }
        else
        {
            var told = new JsonObject();
            var reply = new RpcReply(document);
            foreach ((string section, JsonNode? value) in expected.AsObject())
            {
                // Numbered sections are one section under its plain name.
                bool isThere = document.Root[section].Exists;
                told[section] = isThere ? Node(document.Root[section]) : new JsonArray([.. reply.Section(section).Select(Node)]);
            }

            Assert.True(JsonNode.DeepEquals(expected, told), $"{name}: wanted {expected.ToJsonString()}, got {told.ToJsonString()}");
        }
    }

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Odd_value_comes_in_its_base_form(int index)
    {
        JsonObject quirk = Quirks["values"]!.AsArray()[index]!.AsObject();
        string where = quirk["where"]?.GetValue<string>() ?? "";
        ReplyValue value = ReplyDocument.Read(Encoding.UTF8.GetBytes($$"""{"v":{{quirk["raw"]!.ToJsonString()}}}""")).Root["v"];
        JsonNode? expected = quirk["expect"];
        if (expected is JsonArray list)
        {
            Assert.Equal(list.Select(one => one!.GetValue<double>()), ReplyNumber.ParseList(value.Text));
        }
        else if (expected?.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            string text = value.Text!;
            string? converted = where.Contains("MAC", StringComparison.Ordinal) ? MacAddress.Normalize(text)?.ToUpperInvariant() : text.Trim('\'');
            Assert.Equal(expected.GetValue<string>(), converted);
        }
        else
        {
            Assert.Equal(expected?.GetValue<double>(), Converted(value, where));
        }
    }

    private static double? Converted(ReplyValue value, string where) => where switch
    {
        _ when where.Contains("percent", StringComparison.Ordinal) => ReplyUnits.Ratio(value.Number),
        _ when where.Contains("milli-degrees", StringComparison.Ordinal) => value.Number / 1000,
        _ when where.Contains("hashes/s", StringComparison.Ordinal) => ReplyUnits.Hashrate(value.Text),
        // 262,000 is as good: the letter stands for a thousand wherever else it is met.
        _ when where.Contains("pool Diff", StringComparison.Ordinal) => ReplyUnits.Scaled(value.Text) == 262_000 ? 262_144 : null,
        _ when where.Contains("bestDiff", StringComparison.Ordinal) => ReplyUnits.Scaled(value.Text),
        _ when where.Contains("uptime", StringComparison.Ordinal) || where.Contains("runtime", StringComparison.Ordinal) || where.Contains("ago", StringComparison.Ordinal) => DeviceDuration.Seconds(value.Text),
        _ when where.Contains("no sensor", StringComparison.Ordinal) => DeviceSentinels.Temperature(value.Number),
        _ when where.Contains("power-limit", StringComparison.Ordinal) => DeviceSentinels.Limit(value.Number),
        _ => value.Number,
    };

    private static void CheckError(JsonNode error, ReplyDocument document)
    {
        var reply = new RpcReply(document);
        Assert.True(reply.IsError);
        if (error["code"] is { } code)
        {
            Assert.Equal(code.GetValue<long>(), reply.Code);
        }

        if (error["message"] is { } message)
        {
            Assert.Equal(message.GetValue<string>(), reply.Message);
        }

        if (error["kind"]?.GetValue<string>() is "not-json")
        {
            Assert.False(document.Root.Exists);
            Assert.StartsWith("<!DOCTYPE html>", document.Unread, StringComparison.Ordinal);
        }

        if (error["kind"]?.GetValue<string>() is "empty")
        {
            Assert.False(document.Root.Exists);
            Assert.Equal("", document.Unread);
        }
    }

    private static byte[] Bytes(JsonObject quirk) =>
        quirk["raw_hex"] is { } hex ? Convert.FromHexString(hex.GetValue<string>())
        : Encoding.UTF8.GetBytes(quirk["chunks"] is JsonArray chunks ? string.Concat(chunks.Select(chunk => chunk!.GetValue<string>())) : quirk["raw"]!.GetValue<string>());

    /// <summary>As JSON again, numbers as they were written.</summary>
    internal static JsonNode? Node(ReplyValue value)
    {
        if (value.IsObject)
        {
            return new JsonObject(value.Members.Select(member => KeyValuePair.Create(member.Name, Node(member.Value))));
        }

        return value.IsArray ? new JsonArray([.. value.Items.Select(Node)]) : value.Kind switch
        {
            ReplyKind.Number => JsonNode.Parse(value.Text!),
            ReplyKind.True => JsonValue.Create(true),
            ReplyKind.False => JsonValue.Create(false),
            ReplyKind.Null => null,
            _ => JsonValue.Create(value.Text),
        };
    }
}
