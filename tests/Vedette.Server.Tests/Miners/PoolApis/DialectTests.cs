using System.Text;
using Vedette.Server.Miners.PoolApis;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Tests.Miners.PoolApis;

public sealed class DialectTests
{
    public static TheoryData<string> Kinds => [.. PoolDialects.All.Select(d => d.Kind.Name)];

    private static PoolPage Read(string kind, string reply) => PoolReply.Read(PoolReplies.Dialect(kind), Encoding.UTF8.GetBytes(reply));

    private static PoolAnswer Answer(string kind, string reply)
    {
        PoolPage page = Read(kind, reply);
        Assert.Null(page.Problem);
        return PoolAnswer.Of(new PoolReading(page.Workers, IsWhole: true), PoolReplies.Dialect(kind).Kind, PoolReplies.AccountOf(kind), 1000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_reply_here_and_tells_the_same_worker_of_the_same_rate(string kind)
    {
        PoolAnswer answer = Answer(kind, PoolReplies.ByKind[kind]);

        Assert.Equal(98.1e12, answer.Workers["12"]!.Value, 1e6);
        Assert.Equal(12.5e12, answer.Workers["13"]!.Value, 1e6);
        Assert.Equal(PoolReplies.Dialect(kind).Kind.ListsAll, answer.IsWhole);
    }

    [Theory]
    [InlineData("braiins")]
    [InlineData("ocean")]
    [InlineData("ckpool")]
    [InlineData("f2pool")]
    [InlineData("viabtc")]
    public void A_worker_that_the_pool_lists_as_dead_is_0(string kind) => Assert.Equal(0, Answer(kind, PoolReplies.ByKind[kind]).Workers["14"]);

    [Theory]
    [InlineData("braiins", "[auto]")]
    [InlineData("ocean", "15")]
    [InlineData("f2pool", "15")]
    [InlineData("viabtc", "15")]
    public void A_worker_without_a_rate_that_can_be_read_is_listed_and_not_0(string kind, string worker)
    {
        Assert.True(Answer(kind, PoolReplies.ByKind[kind]).Workers.TryGetValue(worker, out double? rate));
        Assert.Null(rate);
    }

    [Fact]
    public void A_worker_whose_watching_is_switched_off_at_the_pool_works_all_the_same() => Assert.Equal(101e12, Answer("braiins", PoolReplies.Braiins).Workers["15"]!.Value, 1e12);

    [Theory]
    [InlineData("braiins", "GET accounts/workers/json/btc/", "Pool-Auth-Token=t0p SlushPool-Auth-Token=t0p", null)]
    [InlineData("ocean", "GET v1/user_hashrate_full/bc1qexample", "", null)]
    [InlineData("ckpool", "GET users/bc1qexample", "", null)]
    [InlineData("public_pool", "GET api/client/bc1qexample", "", null)]
    [InlineData("f2pool", "POST v2/hash_rate/worker/list", "F2P-API-SECRET=t0p", """{"currency":"bitcoin","mining_user_name":"farm"}""")]
    [InlineData("viabtc", "GET res/openapi/v1/hashrate/worker?coin=BTC&page=3&limit=100", "X-API-KEY=t0p", null)]
    public void Each_kind_is_asked_as_its_documentation_says_and_the_secret_is_in_no_address(string kind, string call, string headers, string? body)
    {
        PoolRequest request = PoolReplies.Dialect(kind).Request(new PoolQuestion(PoolReplies.AccountOf(kind), "t0p", 3));

        Assert.Equal(call, $"{(request.JsonBody is null ? "GET" : "POST")} {request.Path}");
        Assert.Equal(headers, string.Join(' ', request.Headers.Select(h => $"{h.Key}={h.Value}")));
        Assert.Equal(body, request.JsonBody);
        Assert.DoesNotContain("t0p", request.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f2pool", """{"code": -10003, "msg": "auth: <script>"}""", "refuses with code -10003")]
    [InlineData("viabtc", """{"code": 12001, "message": "Invalid API key"}""", "refuses the key")]
    [InlineData("viabtc", """{"code": "12004", "message": "IP"}""", "refuses this server's address")]
    [InlineData("viabtc", """{"code": 7}""", "refuses with code 7")]
    [InlineData("ocean", """{"error": "no such user"}""", "answers without result.workers")]
    public void A_refusal_is_told_in_our_words(string kind, string reply, string problem)
    {
        PoolPage page = Read(kind, reply);
        Assert.StartsWith(problem, page.Problem, StringComparison.Ordinal);
        Assert.Empty(page.Workers);
        Assert.DoesNotContain("script", page.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_reply_of_that_pool_is_a_problem_and_never_an_empty_list(string kind)
    {
        string[] strange =
        [
            "", " ", "null", "[]", "{}", "7", "\"text\"", "<html>Invalid Access Profile token</html>", "{\"btc\": 1}", "{\"btc\": {\"workers\": []}}", "{\"result\": {\"workers\": []}}", "{\"workers\": {}}", "{\"worker\": {}}",
            "{\"data\": {\"data\": {}}}", "{\"data\": []}", PoolReplies.ByKind[kind][..^20], new string('[', 5000), string.Concat(Enumerable.Repeat("{\"btc\":", 5000)), "{\"workers\": null}", "\ud800",
        ];

        Assert.All(strange, reply => Assert.InRange(Read(kind, reply).Problem?.Length ?? 0, 10, 200));
    }

    [Theory]
    [InlineData("braiins", """{"btc": {"workers": {"farm.9": NUMBER}}}""", """{"state": "ok", "hash_rate_unit": "Gh/s", "hash_rate_5m": X}""")]
    [InlineData("ocean", """{"result": {"workers": {"9": [NUMBER]}}}""", """{"hashrate_300s": X}""")]
    [InlineData("ckpool", """{"worker": [NUMBER]}""", """{"workername": "bc1qexample.9", "hashrate5m": X}""")]
    [InlineData("public_pool", """{"workers": [NUMBER]}""", """{"name": "9", "hashRate": X}""")]
    [InlineData("f2pool", """{"workers": [NUMBER]}""", """{"hash_rate_info": {"name": "9", "h1_hash_rate": X}, "status": 0}""")]
    [InlineData("viabtc", """{"code": 0, "data": {"data": [NUMBER]}}""", """{"worker_name": "9", "worker_status": "active", "hashrate_10min": X}""")]
    public void A_rate_that_cannot_be_one_is_no_rate(string kind, string reply, string worker)
    {
        foreach (string rate in (string[])["-1", "1e999", "\"1e999\"", "\"NaN\"", "\"Infinity\"", "1e30", "null", "true", "{}", "[]", "\"abc\"", "\"\"", "\" \"", "\"T\"", "\"12X\"", "\"1,5T\"", "\"-3T\"", "\"\\ud800\""])
        {
            PoolAnswer answer = Answer(kind, reply.Replace("NUMBER", worker.Replace("X", rate, StringComparison.Ordinal), StringComparison.Ordinal));
            Assert.True(answer.Workers.TryGetValue("9", out double? seen), $"{kind}: {rate}");
            Assert.True(seen is null, $"{kind}: {rate} was read as {seen}");
        }
    }

    [Theory]
    [InlineData("Gh/s", 1e9)]
    [InlineData("TH/s", 1e12)]
    [InlineData(" eh/s ", 1e18)]
    [InlineData("h/s", 1.0)]
    [InlineData("Gh", null)]
    [InlineData("Xh/s", null)]
    [InlineData("GGh/s", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_unit_is_a_letter_for_a_power_of_thousand(string? unit, double? factor) => Assert.Equal(factor, HashrateUnit.Factor(unit));

    [Theory]
    [InlineData("1.48T", 1.48e12)]
    [InlineData("986G", 986e9)]
    [InlineData("2.5e", 2.5e18)]
    [InlineData("12k", 12e3)]
    [InlineData("0", 0.0)]
    [InlineData("17", 17.0)]
    public void A_figure_with_its_suffix_is_read(string text, double rate) => Assert.Equal(rate, HashrateUnit.WithSuffix(text)!.Value, 1e-6 * Math.Max(1, rate));

    [Fact]
    public void Names_of_kinds_are_told_apart_and_every_api_has_tls()
    {
        Assert.Equal(PoolDialects.All.Count, PoolDialects.All.Select(d => d.Kind.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(PoolDialects.All, d => Assert.Matches(@"\Ahttps://[a-z0-9.-]+(:[0-9]+)?/\z", d.Kind.BaseUrl));
    }

    [Theory]
    [InlineData("braiins", "stratum.braiins.com", true)]
    [InlineData("braiins", "eu.stratum.braiins.com", true)]
    [InlineData("braiins", "stratum.slushpool.com", true)]
    [InlineData("braiins", "solo.stratum.braiins.com", false)]
    [InlineData("braiins", "stratum.braiins.com.thief.example", false)]
    [InlineData("braiins", "notstratum.braiins.com", false)]
    [InlineData("ocean", "mine.ocean.xyz", true)]
    [InlineData("ocean", "datafree.mine.ocean.xyz", true)]
    [InlineData("f2pool", "btc-euro.f2pool.com", true)]
    [InlineData("f2pool", "btcssl.f2pool.com", true)]
    [InlineData("f2pool", "ltc.f2pool.com", false)]
    [InlineData("viabtc", "btc.viabtc.io", true)]
    [InlineData("viabtc", "ltc.viabtc.io", false)]
    public void Regions_are_the_same_pool_and_other_coins_and_products_are_not(string kind, string host, bool isHost) => Assert.Equal(isHost, PoolReplies.Dialect(kind).Kind.IsHost(host));
}
