using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Values;

namespace Vedette.MinerSimulator.Serving;

/// <summary>Answers one HTTP request and closes, as small web servers do whatever a client says of keep-alive.</summary>
internal static partial class WebAnswer
{
    // A query that names this much of what a recorded reply holds has asked for it.
    private const double AskedShare = 0.6;

    public static byte[] To(byte[] request, int port, SimulatedDevice device)
    {
        int headEnd = request.AsSpan().IndexOf("\r\n\r\n"u8);
        string[] head = Encoding.Latin1.GetString(request, 0, headEnd).Split("\r\n");
        string[] first = head[0].Split(' ');
        string path = first.Length > 1 ? first[1] : "/";
        if (device.Recording.WantsLogin && !DigestLogin.Fits(Header(head, "Authorization"), first[0], device.Login))
        {
            RecordedWebReply refusal = device.Recording.Web.First(w => w.Case == DeviceRecording.NoAuthorization);
            return Response(refusal.Status, refusal.Headers, Encoding.UTF8.GetBytes(refusal.Body));
        }

        (RecordedWebReply Reply, ReplyTemplate Body)[] cases = [.. device.Answers.Web(first[0], port, path).Where(c => c.Reply.Case != DeviceRecording.NoAuthorization)];
        if (cases.Length == 0)
        {
            return Response(404, new Dictionary<string, string> { ["Content-Type"] = "text/html" }, "<html><head><title>404 Not Found</title></head></html>"u8.ToArray());
        }

        byte[] body = cases.Length == 1 ? cases[0].Body.Render(device.Values.Of) : Queried(Encoding.UTF8.GetString(request, headEnd + 4, request.Length - headEnd - 4), cases, device);
        return Response(cases[0].Reply.Status, cases[0].Reply.Headers, body);
    }

    /// <summary>A GraphQL query is answered with those recorded parts that it asks for.</summary>
    private static byte[] Queried(string query, IReadOnlyList<(RecordedWebReply Reply, ReplyTemplate Body)> cases, SimulatedDevice device)
    {
        HashSet<string> asked = [.. Word().Matches(query).Select(m => m.Value)];
        JsonNode[] bodies = [.. cases.Select(c => JsonNode.Parse(c.Body.Render(device.Values.Of))!)];
        double[] shares = [.. bodies.Select(b => Share(b, asked))];
        double enough = Math.Min(AskedShare, shares.Max());
        JsonNode? answer = null;
        foreach ((JsonNode body, double share) in bodies.Zip(shares))
        {
            answer = share < enough ? answer : answer is null ? body : Merged(answer, body);
        }

        return Encoding.UTF8.GetBytes(answer!.ToJsonString());
    }

    private static double Share(JsonNode body, HashSet<string> asked)
    {
        string[] keys = [.. Key().Matches(body.ToJsonString()).Select(m => m.Groups["key"].Value).Where(k => k != "data").Distinct()];
        return keys.Length == 0 ? 0 : keys.Count(asked.Contains) / (double)keys.Length;
    }

    private static JsonNode Merged(JsonNode one, JsonNode other)
    {
        if (one is not JsonObject map || other is not JsonObject more)
        {
            return one;
        }

        foreach ((string key, JsonNode? value) in more)
        {
            JsonNode? copy = value?.DeepClone();
            map[key] = map[key] is { } known && copy is not null ? Merged(known.DeepClone(), copy) : copy;
        }

        return map;
    }

    private static string? Header(string[] head, string name) =>
        head.Skip(1).Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(l => l[(name.Length + 1)..].Trim()).FirstOrDefault();

    private static byte[] Response(int status, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} {(status < 300 ? "OK" : status == 401 ? "Unauthorized" : "Not Found")}\r\n");
        foreach ((string name, string value) in headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        if (!headers.Keys.Contains("Content-Type", StringComparer.OrdinalIgnoreCase))
        {
            head.Append("Content-Type: application/json\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append($"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n").ToString()), .. body];
    }

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("\"(?<key>[A-Za-z_]\\w*)\":", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
