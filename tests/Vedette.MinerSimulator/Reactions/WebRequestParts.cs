using System.Text;

namespace Vedette.MinerSimulator.Reactions;

internal sealed record WebRequestParts(string Method, string Path, string? Authorization, string Body)
{
    public static WebRequestParts Of(byte[] request)
    {
        int end = request.AsSpan().IndexOf("\r\n\r\n"u8);
        string[] head = Encoding.Latin1.GetString(request, 0, end).Split("\r\n");
        string[] first = head[0].Split(' ');
        string? authorization = head.FirstOrDefault(line => line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))?["Authorization:".Length..].Trim();
        return new WebRequestParts(first[0], first.Length > 1 ? first[1] : "/", authorization, Encoding.UTF8.GetString(request, end + 4, request.Length - end - 4));
    }
}
