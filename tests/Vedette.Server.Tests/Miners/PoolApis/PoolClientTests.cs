using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>Asking over a real socket, of pools that behave and of pools that do not.</summary>
public sealed class PoolClientTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly PoolClient _client;

    public PoolClientTests() => _client = new PoolClient(_clock);

    public void Dispose() => _client.Dispose();

    private Task<PoolReading> AskAsync(ScriptedPool pool, string kind = "ckpool") => AskAsync(pool.BaseUrl, kind);

    private Task<PoolReading> AskAsync(Uri baseUrl, string kind = "ckpool") =>
        _client.AskAsync(PoolReplies.Dialect(kind), baseUrl, new PoolQuestion(PoolReplies.AccountOf(kind), PoolReplies.SecretOf(kind)), ControlServer.Stop);

    [Theory]
    [InlineData("braiins", "GET /accounts/workers/json/btc/ t0p")]
    [InlineData("ocean", "GET /v1/user_hashrate_full/bc1qexample")]
    [InlineData("ckpool", "GET /users/bc1qexample")]
    [InlineData("public_pool", "GET /api/client/bc1qexample")]
    [InlineData("f2pool", "POST /v2/hash_rate/worker/list t0p")]
    [InlineData("viabtc", "GET /res/openapi/v1/hashrate/worker?coin=BTC&page=1&limit=100 t0p")]
    [InlineData("antpool", "POST /api/userWorkerList.htm")]
    [InlineData("luxor", "GET /api/v2/pool/workers/BTC?subaccount_names=farm&page_number=1&page_size=100 t0p")]
    [InlineData("sbi_crypto", "GET /api/external/v1/workers?subaccountNames=farm&page=0&size=200 k3yt0p")]
    public async Task Each_kind_is_asked_once_and_read(string kind, string call)
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.ByKind[kind]));
        PoolReading reading = await AskAsync(pool, kind);

        Assert.Null(reading.Problem);
        Assert.True(reading.IsWhole);
        Assert.InRange(reading.Workers.Count, 4, 5);
        Assert.Equal(call, Assert.Single(pool.Asked));
    }

    /// <summary>Who is not in the list is accused of giving nothing: a name that is told otherwise one day must accuse nobody.</summary>
    [Theory]
    [InlineData("f2pool", """{"workers": [{"hash_rate_info": {"name": "1", "h1_hash_rate": 1}}, {"name": "2", "h1_hash_rate": 1}]}""")]
    [InlineData("ckpool", """{"worker": [{"workername": "bc1qexample.1", "hashrate5m": "1T"}, {"worker_name": "bc1qexample.2", "hashrate5m": "1T"}]}""")]
    [InlineData("viabtc", """{"code": 0, "data": {"has_next": false, "data": [{"worker_name": "1", "hashrate_10min": "1"}, {"worker_name": "2\u0000", "hashrate_10min": "1"}]}}""")]
    public async Task A_list_with_a_worker_whose_name_cannot_be_read_is_not_whole(string kind, string reply)
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(reply));
        PoolReading reading = await AskAsync(pool, kind);
        Assert.Null(reading.Problem);
        Assert.Single(reading.Workers);
        Assert.False(reading.IsWhole);
    }

    [Fact]
    public async Task A_path_in_the_address_of_the_api_stays()
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Ckpool));
        await AskAsync(new Uri(pool.BaseUrl, "own/pool/"));
        Assert.Equal("GET /own/pool/users/bc1qexample", Assert.Single(pool.Asked));
    }

    [Fact]
    public async Task Pages_are_read_to_the_last_and_not_beyond_fifty()
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(context =>
        {
            int page = int.Parse(context.Request.Query["page"]!);
            string hasNext = page < 3 ? "true" : "false";
            return context.Response.WriteAsync($"{{\"code\": 0, \"data\": {{\"has_next\": {hasNext}, \"data\": [{{\"worker_name\": \"w{page}\", \"hashrate_10min\": \"1\"}}]}}}}");
        });
        PoolReading whole = await AskAsync(pool, "viabtc");
        Assert.Equal(["w1", "w2", "w3"], whole.Workers.Select(w => w.Name));
        Assert.True(whole.IsWhole);

        pool.Answer = ScriptedPool.Says("""{"code": 0, "data": {"has_next": true, "data": [{"worker_name": "w", "hashrate_10min": "1"}]}}""");
        pool.Asked.Clear();
        PoolReading endless = await AskAsync(pool, "viabtc");
        Assert.Equal((PoolClient.MostPages, false, (string?)null), (pool.Asked.Count, endless.IsWhole, endless.Problem));
    }

    [Theory]
    [InlineData(401, "The pool refuses (401): the secret or what it allows is wrong.", true)]
    [InlineData(403, "The pool refuses (403): the secret or what it allows is wrong.", true)]
    [InlineData(404, "The pool knows no such account there (404).", false)]
    [InlineData(418, "The pool answers with status 418.", false)]
    [InlineData(204, "The pool answers with status 204.", false)]
    [InlineData(503, "The pool has a problem of its own (503).", false)]
    public async Task A_status_that_is_not_200_is_told_and_its_body_is_not_read(int status, string problem, bool isRefusal)
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return status == 204 ? Task.CompletedTask : context.Response.WriteAsync(PoolReplies.Ckpool);
        });
        PoolReading reading = await AskAsync(pool);
        Assert.Equal((problem, isRefusal, 0, null), (reading.Problem, reading.IsRefusal, reading.Workers.Count, reading.RetryAfter));
    }

    [Theory]
    [InlineData("240", 240)]
    [InlineData("Thu, 01 Jan 2026 00:02:00 GMT", 120)]
    [InlineData("soon", null)]
    public async Task Who_is_asked_too_often_says_when_he_wants_to_be_asked_again(string header, int? seconds)
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = header;
            return ScriptedPool.Says("{}", 429)(context);
        });
        PoolReading reading = await AskAsync(pool);
        Assert.Equal(("The pool is asked too often (429).", seconds), (reading.Problem, (int?)reading.RetryAfter?.TotalSeconds));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Nobody_is_followed_anywhere(int status)
    {
        await using ScriptedPool thief = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await using ScriptedPool pool = await ScriptedPool.StartAsync(context =>
        {
            context.Response.Headers.Location = thief.BaseUrl.ToString();
            return ScriptedPool.Says("", status)(context);
        });
        PoolReading reading = await AskAsync(pool, "braiins");
        Assert.Equal($"The pool sends elsewhere ({status}), which is not followed.", reading.Problem);
        Assert.Empty(thief.Asked);
        Assert.Single(pool.Asked);
    }

    [Fact]
    public async Task What_is_asked_without_TLS_is_told_to_no_proxy_and_with_TLS_no_proxy_hears_the_secret()
    {
        await using ScriptedPool proxy = await ScriptedPool.StartAsync(ScriptedPool.Says("no", 403));
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        using var client = new PoolClient(_clock, new WebProxy(proxy.BaseUrl));
        var question = new PoolQuestion("farm", "t0p");

        Assert.Null((await client.AskAsync(PoolReplies.Dialect("braiins"), pool.BaseUrl, question, ControlServer.Stop)).Problem);
        Assert.Empty(proxy.Asked);
        Assert.EndsWith("t0p", Assert.Single(pool.Asked), StringComparison.Ordinal);

        PoolReading closed = await client.AskAsync(PoolReplies.Dialect("braiins"), new Uri("https://pool.example/"), question, ControlServer.Stop);
        Assert.Equal("The proxy of this server does not lead to the pool.", closed.Problem);
        Assert.Equal("CONNECT", Assert.Single(proxy.Asked));
    }

    [Fact]
    public async Task An_answer_that_does_not_end_is_left_after_so_many_bytes()
    {
        using var pool = new EndlessPool();
        Task<long> sent = pool.SendUntilLeftAsync(ControlServer.Stop);
        Assert.Equal("The pool's answer is larger than 8 MiB.", (await AskAsync(pool.BaseUrl)).Problem);
        Assert.InRange(await sent, PoolClient.MostBytes - EndlessPool.PieceBytes, PoolClient.MostBytes * 4);
    }

    [Fact]
    public async Task A_length_that_lies_takes_no_memory()
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(async context =>
        {
            context.Response.ContentLength = 1L << 40;
            await context.Response.WriteAsync("{");
            context.Abort();
        });
        Assert.Matches("broke off|no HTTP", (await AskAsync(pool)).Problem);
    }

    [Fact]
    public async Task A_drip_is_left_at_the_deadline()
    {
        var dripping = new TaskCompletionSource();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(async context =>
        {
            await context.Response.WriteAsync("{\"worker\": [");
            await context.Response.Body.FlushAsync();
            dripping.SetResult();
            await context.RequestAborted.AsTask();
        });
        Task<PoolReading> asking = AskAsync(pool);
        await dripping.Task;
        _clock.Advance(PoolClient.Deadline);
        Assert.Equal("The pool did not answer within 30 s.", (await asking).Problem);
    }

    [Fact]
    public async Task All_pages_together_have_one_deadline()
    {
        var held = new TaskCompletionSource();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(async context =>
        {
            if (context.Request.Query["page"] == "2")
            {
                held.SetResult();
                await context.RequestAborted.AsTask();
            }

            _clock.Advance(TimeSpan.FromSeconds(20));
            await context.Response.WriteAsync("""{"code": 0, "data": {"has_next": true, "data": []}}""");
        });
        Task<PoolReading> asking = AskAsync(pool, "viabtc");
        await held.Task;
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("The pool did not answer within 30 s.", (await asking).Problem);
    }

    [Fact]
    public async Task Whoever_stops_the_asking_gets_no_reading()
    {
        using var stop = new CancellationTokenSource();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(context =>
        {
            stop.Cancel();
            return context.RequestAborted.AsTask();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.AskAsync(PoolReplies.Dialect("ckpool"), pool.BaseUrl, new PoolQuestion("bc1qexample", null), stop.Token));
    }

    [Fact]
    public async Task Nobody_there_and_somebody_who_speaks_otherwise_are_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        Task<PoolReading> asking = AskAsync(address);
        using (TcpClient caller = await listener.AcceptTcpClientAsync(ControlServer.Stop))
        {
            await caller.GetStream().WriteAsync("{\"id\":1,\"method\":\"mining.notify\"}\n"u8.ToArray(), ControlServer.Stop);
        }

        Assert.Equal("The pool's answer broke off or is no HTTP.", (await asking).Problem);
        listener.Stop();
        Assert.Equal("The pool takes no connection.", (await AskAsync(address)).Problem);
    }

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:169.254.1.1]/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[64:ff9b::169.254.169.254]/")]
    public async Task Addresses_that_are_nobodys_pool_are_not_dialled(string address) =>
        Assert.Equal("The pool's name leads to an address that is never asked: link-local, multicast, a cloud's own or none.", (await AskAsync(new Uri(address))).Problem);

    [Theory]
    [InlineData("fe80::1%1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0.0.0.0")]
    [InlineData("::169.254.169.254")]
    [InlineData("::ffff:0:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::a9fe:a9fe")]
    [InlineData("64:ff9b:1:a9fe:a9:fe00::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:c000:201::5601:5601")]
    [InlineData("2001:db8::5efe:169.254.169.254")]
    [InlineData("2001:db8::200:5efe:224.0.0.1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd20:ce::254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    public void An_address_that_is_never_asked_is_not_asked_in_another_form_of_it_either(string address) => Assert.False(PoolDialling.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://localhost:8080/", "127.0.0.1", true)]
    [InlineData("http://localhost:8080/", "::1", true)]
    [InlineData("http://localhost:8080/", "10.0.0.9", false)]
    [InlineData("http://127.0.0.1/", "10.0.0.9", false)]
    [InlineData("https://localhost/", "10.0.0.9", true)]
    [InlineData("http://10.0.0.9/", "10.0.0.9", true)]
    [InlineData("http://pool.lan/", "169.254.169.254", false)]
    public void This_machines_name_without_TLS_leads_to_no_other_machine(string asked, string address, bool mayHear) => Assert.Equal(mayHear, PoolDialling.MayHear(IPAddress.Parse(address), new Uri(asked)));

    [Theory]
    [InlineData("10.0.0.2")]
    [InlineData("192.168.1.9")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::2")]
    [InlineData("198.51.100.7")]
    [InlineData("::ffff:10.0.0.2")]
    [InlineData("64:ff9b::c633:6407")]
    [InlineData("64:ff9b:1::c633:6407")]
    [InlineData("2002:c633:6407::1")]
    [InlineData("2001:0:c000:201::39cc:9bf8")]
    [InlineData("2001:db8::5efe:10.0.0.2")]
    [InlineData("2001:db8::7")]
    public void Own_pools_in_the_own_network_are(string address) => Assert.True(PoolDialling.IsAllowed(IPAddress.Parse(address)));
}
