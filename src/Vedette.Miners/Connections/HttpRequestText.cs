using System.Text;

namespace Vedette.Miners.Connections;

/// <summary>As little as a server needs, and no Origin: some of them answer 401 to one that they do not know.</summary>
internal static class HttpRequestText
{
    public static byte[] Of(WebRequest request, string host, string? authorization)
    {
        byte[] body = request.Body is null ? [] : Encoding.UTF8.GetBytes(request.Body);
        var head = new StringBuilder(256);
        head.Append(Line(request.Method)).Append(' ').Append(Line(request.Path)).Append(" HTTP/1.1\r\nHost: ").Append(Host(request, host));
        head.Append("\r\nUser-Agent: vedette\r\nAccept: */*\r\nConnection: close\r\n");
        if (authorization is not null)
        {
            head.Append("Authorization: ").Append(Line(authorization)).Append("\r\n");
        }

        if (request.Body is not null)
        {
            head.Append("Content-Type: application/json\r\n");
        }

        if (request.Body is not null || request.Method != "GET")
        {
            head.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        }

        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. body];
    }

    private static string Host(WebRequest request, string host)
    {
        string name = host.Contains(':') ? $"[{host}]" : host;
        return request.Port == (request.Tls ? 443 : 80) ? name : $"{name}:{request.Port}";
    }

    /// <summary>A token comes from a device: a line's end in it would begin another header.</summary>
    private static string Line(string text) => text.AsSpan().ContainsAny('\r', '\n') ? text.Replace("\r", "").Replace("\n", "") : text;
}
