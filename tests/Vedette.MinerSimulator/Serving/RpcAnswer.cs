using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.MinerSimulator.Values;

namespace Vedette.MinerSimulator.Serving;

/// <summary>Answers in the cgminer manner: one command, several joined by '+', or plain text where the request is no JSON.</summary>
internal static class RpcAnswer
{
    public static byte[] To(string request, RecordedAnswers answers, Func<ReplySlot, string> values)
    {
        string trimmed = request.Trim('\0', '\n', '\r', ' ');
        bool isText = !trimmed.StartsWith('{');
        (string command, string? parameter) = isText ? SplitText(trimmed) : SplitJson(trimmed);
        byte[] reply = command.Contains('+') ? Joined(command.Split('+'), answers, values) : Single(command, parameter, answers, values);
        return [.. isText ? AsText(reply) : reply, 0];
    }

    /// <summary>The command of a request, for a listener that must know it before it answers.</summary>
    public static string CommandOf(string request)
    {
        string trimmed = request.Trim('\0', '\n', '\r', ' ');
        return (trimmed.StartsWith('{') ? SplitJson(trimmed) : SplitText(trimmed)).Command;
    }

    private static byte[] Single(string command, string? parameter, RecordedAnswers answers, Func<ReplySlot, string> values)
    {
        ReplyTemplate? known = (parameter is null ? null : answers.Rpc($"{command} {parameter}")) ?? answers.Rpc(command) ?? answers.UnknownCommand;
        return known?.Render(values)
            ?? """{"STATUS":[{"STATUS":"E","When":1700000000,"Code":14,"Msg":"Invalid command","Description":""}],"id":1}"""u8.ToArray();
    }

    private static byte[] Joined(string[] commands, RecordedAnswers answers, Func<ReplySlot, string> values)
    {
        var reply = new StringBuilder("{");
        foreach (string command in commands)
        {
            reply.Append('"').Append(command).Append("\":[").Append(Encoding.UTF8.GetString(Single(command, null, answers, values))).Append("],");
        }

        return Encoding.UTF8.GetBytes(reply.Append("\"id\":1}").ToString());
    }

    /// <summary>"summary|" or "asc|0".</summary>
    private static (string Command, string? Parameter) SplitText(string request)
    {
        string[] parts = request.Split('|', 2);
        return (parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
    }

    private static (string Command, string? Parameter) SplitJson(string request)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(request);
            return ((root?["command"] ?? root?["cmd"])?.ToString() ?? "", root?["parameter"]?.ToString());
        }
        catch (JsonException)
        {
            return ("", null);
        }
    }

    /// <summary>STATUS=S,When=1,Msg=...|SUMMARY,Elapsed=5,...|</summary>
    private static byte[] AsText(byte[] json)
    {
        var text = new StringBuilder();
        foreach ((string name, JsonNode? section) in JsonNode.Parse(json)!.AsObject())
        {
            IEnumerable<JsonNode?> records = section is JsonArray list ? list : section is JsonObject ? [section] : [];
            foreach (JsonObject record in records.OfType<JsonObject>())
            {
                IEnumerable<string> fields = record.Select(f => $"{f.Key}={f.Value}");
                text.AppendJoin(',', name == "STATUS" ? fields.OrderByDescending(f => f.StartsWith("STATUS=", StringComparison.Ordinal)) : fields.Prepend(name)).Append('|');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
