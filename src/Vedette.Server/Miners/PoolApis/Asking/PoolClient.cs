using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>
/// Asks one pool for its workers: one deadline over all pages, so many bytes and no more, no redirection followed, no cookie kept. Addresses come from an administrator only; nothing that a pool or a device says is ever asked.
/// </summary>
internal sealed class PoolClient : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>5,000 workers of ViaBTC; who has more is judged by those that were read.</summary>
    public const int MostPages = 50;

    /// <summary>20,000 workers at 300 bytes are 6 MiB.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public PoolClient(TimeProvider clock)
        : this(clock, HttpClient.DefaultProxy)
    {
    }

    public PoolClient(TimeProvider clock, IWebProxy proxy)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = new TlsOnlyProxy(proxy),
            // Pools learn no ids of this server's own requests.
            ActivityHeadersPropagator = null,
            ConnectCallback = PoolDialling.ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="baseUrl">Ends with a slash.</param>
    public async Task<PoolReading> AskAsync(PoolDialect dialect, Uri baseUrl, PoolQuestion question, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await AskPagesAsync(dialect, baseUrl, question, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return PoolReading.Failed($"The pool did not answer within {Deadline.TotalSeconds:0} s.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The handler's own time for connecting.
            return PoolReading.Failed("The pool takes no connection.");
        }
        catch (HttpRequestException failure) when (failure.InnerException is DialRefusedException)
        {
            return PoolReading.Failed("The pool's name leads to an address that is never asked: link-local, multicast, a cloud's own or none.");
        }
        catch (HttpRequestException failure)
        {
            return PoolReading.Failed(failure.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "The pool's name is not known here.",
                HttpRequestError.SecureConnectionError => "The pool's certificate is not one that this server trusts.",
                HttpRequestError.ConnectionError => "The pool takes no connection.",
                HttpRequestError.ProxyTunnelError => "The proxy of this server does not lead to the pool.",
                _ => "The pool's answer broke off or is no HTTP.",
            });
        }
        catch (IOException)
        {
            return PoolReading.Failed("The pool's answer broke off.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<PoolReading> AskPagesAsync(PoolDialect dialect, Uri baseUrl, PoolQuestion question, CancellationToken stop)
    {
        var workers = new List<PoolWorker>();
        int bytesLeft = MostBytes;
        bool leavesOut = false;
        for (int number = 1; number <= MostPages; number++)
        {
            using HttpRequestMessage request = Write(dialect.Request(question with { Page = number, AtMs = _clock.GetUtcNow().ToUnixTimeMilliseconds() }), baseUrl);
            using HttpResponseMessage reply = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (reply.StatusCode != HttpStatusCode.OK)
            {
                return OfStatus(reply);
            }

            if (await ReadAsync(reply.Content, bytesLeft, stop) is not { } body)
            {
                return PoolReading.Failed($"The pool's answer is larger than {MostBytes / (1024 * 1024)} MiB.");
            }

            bytesLeft -= body.Length;
            PoolPage page = PoolReply.Read(dialect, body);
            if (page.Problem is { } problem)
            {
                return PoolReading.Failed($"The pool {problem}.", isRefusal: problem.StartsWith("refuses", StringComparison.Ordinal));
            }

            leavesOut |= page.LeavesOut;
            workers.AddRange(page.Workers.Take(PoolJson.MostWorkers - workers.Count));
            if (!page.HasNext || workers.Count >= PoolJson.MostWorkers)
            {
                return new PoolReading(workers, IsWhole: !page.HasNext && !leavesOut && workers.Count < PoolJson.MostWorkers);
            }
        }

        return new PoolReading(workers, IsWhole: false);
    }

    private static HttpRequestMessage Write(PoolRequest asked, Uri baseUrl)
    {
        var request = new HttpRequestMessage(asked.Body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(baseUrl, asked.Path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("vedette-server", null));
        foreach ((string name, string value) in asked.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = asked.Body is { } body ? new StringContent(body, Encoding.UTF8, asked.BodyType) : null;
        return request;
    }

    private PoolReading OfStatus(HttpResponseMessage reply)
    {
        int status = (int)reply.StatusCode;
        string problem = status switch
        {
            >= 300 and < 400 => $"The pool sends elsewhere ({status}), which is not followed.",
            401 or 403 => $"The pool refuses ({status}): the secret or what it allows is wrong.",
            404 => "The pool knows no such account there (404).",
            429 => "The pool is asked too often (429).",
            >= 500 => $"The pool has a problem of its own ({status}).",
            _ => $"The pool answers with status {status}.",
        };
        return PoolReading.Failed(problem, isRefusal: status is 401 or 403, RetryAfterOf(reply.Headers.RetryAfter));
    }

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? wish) => wish?.Delta ?? wish?.Date - _clock.GetUtcNow();

    /// <summary>Null where it is larger. A length that the sender names is not believed.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContent content, int most, CancellationToken stop)
    {
        await using Stream stream = await content.ReadAsStreamAsync(stop);
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int got;
        while ((got = await stream.ReadAsync(buffer, stop)) > 0)
        {
            if (body.Length + got > most)
            {
                return null;
            }

            body.Write(buffer, 0, got);
        }

        return body.ToArray();
    }
}
