using System.Text;

namespace Vedette.Agent.MetricsPage;

/// <summary>One request and its answer. Of HTTP/1.1 it knows what a scraper needs: GET and HEAD, a path, headers that are read past, and a connection that closes.</summary>
internal sealed class MetricsConnection(Stream stream, ILastCycle cycles)
{
    /// <summary>A scraper's request has some 300 bytes.</summary>
    public const int MaxRequestBytes = 8192;

    public async Task ServeAsync(CancellationToken stop)
    {
        byte[] request = new byte[MaxRequestBytes];
        int length = 0;
        while (request.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            if (length == request.Length)
            {
                await AnswerAsync("431 Request Header Fields Too Large", "The request is too long.\n", head: false, stop);
                return;
            }

            int read = await stream.ReadAsync(request.AsMemory(length), stop);
            if (read == 0)
            {
                return;
            }

            length += read;
        }

        await RouteAsync(Encoding.ASCII.GetString(request, 0, request.AsSpan(0, length).IndexOf("\r\n"u8)), stop);
    }

    private async Task RouteAsync(string requestLine, CancellationToken stop)
    {
        string[] parts = requestLine.Split(' ');
        if (parts.Length != 3 || !parts[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            await AnswerAsync("400 Bad Request", "This is no HTTP/1.1 request.\n", head: false, stop);
            return;
        }

        bool head = parts[0] == "HEAD";
        if (!head && parts[0] != "GET")
        {
            await AnswerAsync("405 Method Not Allowed", "Only GET is answered here.\n", head, stop, "Allow: GET, HEAD\r\n");
        }
        else if (parts[1].Split('?')[0] != "/metrics")
        {
            await AnswerAsync("404 Not Found", "The page is /metrics.\n", head, stop);
        }
        else
        {
            await WriteAsync("200 OK", PrometheusText.ContentType, PrometheusText.Write(cycles.Current), head, stop);
        }
    }

    private Task AnswerAsync(string status, string text, bool head, CancellationToken stop, string headers = "") =>
        WriteAsync(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text), head, stop, headers);

    private async Task WriteAsync(string status, string type, byte[] body, bool head, CancellationToken stop, string headers = "")
    {
        byte[] start = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nX-Content-Type-Options: nosniff\r\n{headers}Connection: close\r\n\r\n");
        await stream.WriteAsync(start, stop);
        if (!head)
        {
            await stream.WriteAsync(body, stop);
        }

        await stream.FlushAsync(stop);
    }
}
