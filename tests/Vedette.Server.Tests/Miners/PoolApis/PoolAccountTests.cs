using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.PoolApis;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>Accounts at pools as people keep them, over the whole server and a pool on a socket.</summary>
public sealed class PoolAccountTests
{
    private const string Secret = "very-secret-token-0123456789";

    private static string[] ViewFields =>
    [
        "id", "kind", "title", "account", "base_url", "is_own_base_url", "hosts", "allow_plaintext", "has_secret", "created_at", "state", "last_asked_at", "last_success_at", "next_ask_at", "error", "workers_seen",
    ];

    [Fact]
    public async Task An_account_is_added_tested_changed_and_deleted()
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await using MinerServer miners = await MinerServer.StartAsync();
        JsonElement added = await miners.SendAsync(
            HttpMethod.Post, "/api/pool-accounts", new { kind = "braiins", account = "farm", secret = Secret, base_url = pool.BaseUrl.ToString().TrimEnd('/'), hosts = new[] { "Proxy.LAN", "10.0.0.2" } }, HttpStatusCode.Created);
        int id = added.GetProperty("id").GetInt32();

        Assert.Equal(ViewFields, added.Fields());
        Assert.Equal(("Braiins Pool", "waiting", true, pool.BaseUrl.ToString()), (added.GetProperty("title").GetString(), added.GetProperty("state").GetString(), added.GetProperty("has_secret").GetBoolean(), added.GetProperty("base_url").GetString()));
        Assert.Equal(["proxy.lan", "10.0.0.2"], added.GetProperty("hosts").EnumerateArray().Select(h => h.GetString()));

        JsonElement tested = await miners.SendAsync(HttpMethod.Post, $"/api/pool-accounts/{id}/test", null, HttpStatusCode.OK);
        Assert.Equal((true, "Braiins Pool lists 5 workers of farm, together 211.6 TH/s over 5 min.", 5), (tested.GetProperty("ok").GetBoolean(), tested.GetProperty("sentence").GetString(), tested.GetProperty("workers").GetInt32()));
        Assert.Equal($"GET /accounts/workers/json/btc/ {Secret}", pool.Asked.Single(a => a.Contains(Secret, StringComparison.Ordinal)));
        Assert.Equal(98.1e12, miners.Server.Services.GetRequiredService<IPoolView>().Find("proxy.lan:3333", "farm.12")!.HashesPerSecond, 1e6);
        JsonElement listed = (await miners.GetAsync("/api/pool-accounts")).EnumerateArray().Single();
        Assert.Equal(("ok", 5, miners.NowMs), (listed.GetProperty("state").GetString(), listed.GetProperty("workers_seen").GetInt32(), listed.GetProperty("last_success_at").GetInt64()));

        await miners.SendAsync(HttpMethod.Patch, $"/api/pool-accounts/{id}", new { account = "farm2" }, HttpStatusCode.OK);
        Assert.Null(miners.Server.Services.GetRequiredService<IPoolView>().Find("proxy.lan:3333", "farm.12"));
        await miners.SendAsync(HttpMethod.Delete, $"/api/pool-accounts/{id}", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await miners.GetAsync("/api/pool-accounts")).GetArrayLength());
        Assert.Contains("There is no pool account", await miners.RefusedAsync(HttpMethod.Post, $"/api/pool-accounts/{id}/test", null, HttpStatusCode.NotFound));

        string[] trail = [.. (await miners.Server.Services.GetRequiredService<IAuditLog>().ListAsync(50, ControlServer.Stop)).Select(e => $"{e.Action} {e.Target}")];
        Assert.Contains($"pool_account.create {id} braiins farm", trail);
        Assert.Contains($"pool_account.delete {id} braiins farm2", trail);
        Assert.DoesNotContain(trail, t => t.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secret_is_in_no_reply_and_in_no_file_of_the_server()
    {
        using var folder = new TemporaryFolder();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says($"{{\"error\": \"{Secret}\"}}", 401));
        await using (MinerServer miners = await MinerServer.StartAsync(folder))
        {
            JsonElement[] replies =
            [
                await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts", new { kind = "viabtc", account = "farm", secret = Secret, base_url = pool.BaseUrl }, HttpStatusCode.Created),
                await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts/1/test", null, HttpStatusCode.OK),
                await miners.GetAsync("/api/pool-accounts"),
                await miners.SendAsync(HttpMethod.Patch, "/api/pool-accounts/1", new { secret = Secret }, HttpStatusCode.OK),
            ];
            Assert.All(replies, r => Assert.DoesNotContain(Secret, r.GetRawText(), StringComparison.Ordinal));
            Assert.Equal("The pool refuses (401): the secret or what it allows is wrong.", replies[1].GetProperty("sentence").GetString());
            Assert.False(replies[1].GetProperty("ok").GetBoolean());
        }

        Assert.All(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));

        // After a restart it is asked with the same secret.
        pool.Asked.Clear();
        await using MinerServer again = await MinerServer.StartAsync(folder);
        await again.SendAsync(HttpMethod.Post, "/api/pool-accounts/1/test", null, HttpStatusCode.OK);
        Assert.Contains(pool.Asked, a => a.EndsWith(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kept_secret_is_not_sent_to_a_new_address()
    {
        await using ScriptedPool thief = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await using MinerServer miners = await MinerServer.StartAsync();
        await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts", new { kind = "braiins", account = "farm", secret = Secret, base_url = "https://pool.example/" }, HttpStatusCode.Created);

        Assert.Contains("needs the secret again", await miners.RefusedAsync(HttpMethod.Patch, "/api/pool-accounts/1", new { base_url = thief.BaseUrl }, HttpStatusCode.BadRequest));
        Assert.Contains("needs the secret again", await miners.RefusedAsync(HttpMethod.Patch, "/api/pool-accounts/1", new { base_url = (string?)null }, HttpStatusCode.BadRequest));
        Assert.Contains("needs the secret again", await miners.RefusedAsync(HttpMethod.Patch, "/api/pool-accounts/1", new { base_url = "https://pool.example/other/" }, HttpStatusCode.BadRequest));
        await miners.SendAsync(HttpMethod.Patch, "/api/pool-accounts/1", new { base_url = "HTTPS://Pool.Example:443" }, HttpStatusCode.OK);
        Assert.Equal("https://pool.example/", (await miners.GetAsync("/api/pool-accounts"))[0].GetProperty("base_url").GetString());
        await miners.SendAsync(HttpMethod.Patch, "/api/pool-accounts/1", new { base_url = thief.BaseUrl, secret = "new-one" }, HttpStatusCode.OK);
        await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts/1/test", null, HttpStatusCode.OK);
        Assert.DoesNotContain(thief.Asked, a => a.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(thief.Asked, a => a.EndsWith("new-one", StringComparison.Ordinal));

        // The trail says whereto, and who knows the trail knows no secret.
        string[] trail = [.. (await miners.Server.Services.GetRequiredService<IAuditLog>().ListAsync(50, ControlServer.Stop)).Select(e => $"{e.Action} {e.Target}")];
        Assert.Contains($"pool_account.change 1 braiins farm, asked at {thief.BaseUrl}, new secret", trail);
        Assert.DoesNotContain(trail, t => t.Contains("new-one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"kind": "nicehash", "account": "farm"}""", "kind must be one of antpool, braiins, ckpool, f2pool, luxor, ocean, public_pool, sbi_crypto, viabtc.")]
    [InlineData("""{"kind": "antpool", "account": "farm", "secret": "only-the-key"}""", "as KEY:SECRET")]
    [InlineData("""{"kind": "sbi_crypto", "account": "farm", "secret": "key:"}""", "as KEY:SECRET")]
    [InlineData("""{"kind": "antpool", "account": "farm", "secret": "a:b:c"}""", "as KEY:SECRET")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "base_url": "https://[64:ff9b::a9fe:a9fe]/"}""", "never asked")]
    [InlineData("""{"kind": "braiins", "account": "farm"}""", "Braiins Pool is asked with a secret; secret is missing.")]
    [InlineData("""{"kind": "ocean", "account": "bc1q", "secret": "x"}""", "OCEAN is asked without a secret")]
    [InlineData("""{"kind": "braiins", "account": "farm", "secret": "a b"}""", "secret must have")]
    [InlineData("""{"kind": "braiins", "account": "farm", "secret": "a\r\nX-Other: 1"}""", "secret must have")]
    [InlineData("""{"kind": "ocean", "account": ""}""", "account must be")]
    [InlineData("""{"kind": "ocean", "account": "../admin"}""", "account must be")]
    [InlineData("""{"kind": "ocean", "account": "a/b"}""", "account must be")]
    [InlineData("""{"kind": "ocean", "account": "a?b"}""", "account must be")]
    [InlineData("""{"kind": "ocean", "account": "a b"}""", "account must be")]
    [InlineData("""{"kind": "ocean", "account": "bc1q", "base_url": "file:///etc/passwd"}""", "base_url must be")]
    [InlineData("""{"kind": "ocean", "account": "bc1q", "base_url": "https://user:pass@pool.example/"}""", "base_url must be")]
    [InlineData("""{"kind": "ocean", "account": "bc1q", "base_url": "https://pool.example/?a=1"}""", "base_url must be")]
    [InlineData("""{"kind": "ocean", "account": "bc1q", "base_url": "pool.example"}""", "base_url must be")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "base_url": "http://10.0.0.9/"}""", "set allow_plaintext")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "base_url": "http://0.0.0.0:80/"}""", "never asked")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "base_url": "http://169.254.169.254/", "allow_plaintext": true}""", "never asked")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "base_url": "https://[fe80::1]/"}""", "never asked")]
    [InlineData("""{"kind": "braiins", "account": "farm", "secret": "x", "base_url": "http://10.0.0.9/", "allow_plaintext": true}""", "a secret is not sent over such a link")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "hosts": ["a b"]}""", "hosts must be")]
    [InlineData("""{"kind": "ckpool", "account": "bc1q", "hosts": ["pool.example:3333"]}""", "hosts must be")]
    public async Task What_cannot_be_an_account_is_refused_by_name(string body, string problem)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        Assert.Contains(problem, await miners.RefusedAsync(HttpMethod.Post, "/api/pool-accounts", JsonElement.Parse(body), HttpStatusCode.BadRequest));
        Assert.Equal(0, (await miners.GetAsync("/api/pool-accounts")).GetArrayLength());
    }

    [Fact]
    public async Task The_same_account_is_there_once_and_a_pool_of_the_own_network_is_taken_on_the_owners_word()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        var own = new { kind = "ckpool", account = "bc1qexample", base_url = "http://10.0.0.9:8080", allow_plaintext = true };
        Assert.Equal("http://10.0.0.9:8080/", (await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts", own, HttpStatusCode.Created)).GetProperty("base_url").GetString());
        Assert.Contains("is there already", await miners.RefusedAsync(HttpMethod.Post, "/api/pool-accounts", own, HttpStatusCode.Conflict));
        JsonElement open = await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts", new { kind = "ckpool", account = "bc1qexample" }, HttpStatusCode.Created);
        Assert.Equal(("https://solo.ckpool.org/", false), (open.GetProperty("base_url").GetString(), open.GetProperty("is_own_base_url").GetBoolean()));
        Assert.Contains("is there already", await miners.RefusedAsync(HttpMethod.Patch, $"/api/pool-accounts/{open.GetProperty("id").GetInt32()}", new { own.base_url, own.allow_plaintext }, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Everybody_who_is_signed_in_sees_how_accounts_fare_and_administrators_change_them()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        Assert.Equal(HttpStatusCode.OK, (await viewer.GetAsync("/api/pool-accounts", ControlServer.Stop)).StatusCode);
        JsonElement kinds = await (await viewer.GetAsync("/api/pool-accounts/kinds", ControlServer.Stop)).JsonAsync();
        Assert.Equal(["antpool", "braiins", "ckpool", "f2pool", "luxor", "ocean", "public_pool", "sbi_crypto", "viabtc"], kinds.EnumerateArray().Select(k => k.GetProperty("kind").GetString()));
        Assert.Equal(("name", true), (kinds[0].GetProperty("account_is").GetString(), kinds[0].GetProperty("needs_secret").GetBoolean()));
        Assert.Equal(["key_and_secret", "token", "none"], kinds.EnumerateArray().Take(3).Select(k => k.GetProperty("secret_is").GetString()));
        foreach ((HttpMethod method, string call) in new[]
        {
            (HttpMethod.Post, "/api/pool-accounts"), (HttpMethod.Patch, "/api/pool-accounts/1"), (HttpMethod.Delete, "/api/pool-accounts/1"), (HttpMethod.Post, "/api/pool-accounts/1/test"),
        })
        {
            using var request = new HttpRequestMessage(method, call) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            Assert.Equal(HttpStatusCode.Forbidden, (await viewer.SendAsync(request, ControlServer.Stop)).StatusCode);
        }
    }
}
