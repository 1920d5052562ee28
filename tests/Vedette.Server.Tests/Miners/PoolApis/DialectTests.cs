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
    [InlineData("antpool")]
    [InlineData("luxor")]
    [InlineData("sbi_crypto")]
    public void A_worker_that_the_pool_lists_as_dead_is_0(string kind) => Assert.Equal(0, Answer(kind, PoolReplies.ByKind[kind]).Workers["14"]);

    [Theory]
    [InlineData("braiins", "[auto]")]
    [InlineData("ocean", "15")]
    [InlineData("f2pool", "15")]
    [InlineData("viabtc", "15")]
    [InlineData("antpool", "15")]
    [InlineData("luxor", "15")]
    [InlineData("sbi_crypto", "15")]
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
    [InlineData("luxor", "GET api/v2/pool/workers/BTC?subaccount_names=farm&page_number=3&page_size=100", "Authorization=t0p", null)]
    [InlineData("sbi_crypto", "GET api/external/v1/workers?subaccountNames=farm&page=2&size=200", "X-API-Key=k3y X-API-Secret=t0p", null)]
    public void Each_kind_is_asked_as_its_documentation_says_and_the_secret_is_in_no_address(string kind, string call, string headers, string? body)
    {
        PoolRequest request = PoolReplies.Dialect(kind).Request(new PoolQuestion(PoolReplies.AccountOf(kind), PoolReplies.SecretOf(kind), 3));

        Assert.Equal(call, $"{(request.Body is null ? "GET" : "POST")} {request.Path}");
        Assert.Equal(headers, string.Join(' ', request.Headers.Select(h => $"{h.Key}={h.Value}")));
        Assert.Equal(body, request.Body);
        Assert.DoesNotContain("t0p", request.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f2pool", """{"code": -10003, "msg": "auth: <script>"}""", "refuses with code -10003")]
    [InlineData("viabtc", """{"code": 12001, "message": "Invalid API key"}""", "refuses the key")]
    [InlineData("viabtc", """{"code": "12004", "message": "IP"}""", "refuses this server's address")]
    [InlineData("viabtc", """{"code": 7}""", "refuses with code 7")]
    [InlineData("antpool", """{"code": 1, "message": "invalid <script>"}""", "refuses with code 1:")]
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
    [InlineData("antpool", """{"code": 0, "data": {"result": {"rows": [NUMBER]}}}""", """{"workerId": "9", "hsLast10min": X}""")]
    [InlineData("luxor", """{"workers": [NUMBER]}""", """{"name": "9", "hashrate": X}""")]
    [InlineData("sbi_crypto", """{"content": [NUMBER]}""", """{"name": "9", "hashrates": [X]}""")]
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
    [InlineData("98.10 TH/s", 98.1e12)]
    [InlineData(" 1.2PH/s ", 1.2e15)]
    [InlineData("0 TH/s", 0.0)]
    [InlineData("98.10", null)]
    [InlineData("0", null)]
    [InlineData("TH/s", null)]
    [InlineData("1,5 TH/s", null)]
    [InlineData("-1 TH/s", null)]
    [InlineData("1.2.3 TH/s", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_figure_with_its_unit_is_read_and_one_without_is_none(string? text, double? rate)
    {
        double? read = HashrateUnit.WithUnit(text);
        Assert.Equal(rate is null, read is null);
        Assert.Equal(rate ?? 0, read ?? 0, 1);
    }

    [Theory]
    [InlineData(1, 1_767_225_600_000)]
    [InlineData(3, 1_767_225_600_001)]
    public void AntPool_is_asked_with_a_signature_of_account_key_and_a_nonce_that_grows(int page, long atMs)
    {
        PoolRequest request = PoolReplies.Dialect("antpool").Request(new PoolQuestion("farm", "k3y:t0p", page, atMs));
        var form = request.Body!.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        string nonce = $"{atMs + page}";
        using var hmac = new System.Security.Cryptography.HMACSHA256("t0p"u8.ToArray());
        string signature = string.Concat(hmac.ComputeHash(Encoding.UTF8.GetBytes("farm" + "k3y" + nonce)).Select(b => $"{b:X2}"));

        Assert.Equal(("api/userWorkerList.htm", "application/x-www-form-urlencoded", 0), (request.Path, request.BodyType, request.Headers.Count));
        Assert.Equal(("k3y", nonce, signature), (form["key"], form["nonce"], form["signature"]));
        Assert.Equal(("farm", "BTC", "BTC", "0", $"{page}"), (form["userId"], form["coin"], form["coinType"], form["workerStatus"], form["page"]));
    }

    [Theory]
    [InlineData("antpool", """{"data": {"result": {"page": 1, "totalPage": 2, "rows": []}}}""", true)]
    [InlineData("antpool", """{"data": {"result": {"page": 2, "totalPage": 2, "rows": []}}}""", false)]
    [InlineData("antpool", """{"data": {"result": {"rows": []}}}""", false)]
    [InlineData("luxor", """{"workers": [], "pagination": {"next_page_url": "https://thief.example/?page_number=2"}}""", true)]
    [InlineData("luxor", """{"workers": [], "pagination": {"next_page_url": null}}""", false)]
    [InlineData("luxor", """{"workers": []}""", false)]
    [InlineData("sbi_crypto", """{"content": []}""", false)]
    public void A_pool_says_whether_there_is_another_page_and_not_where(string kind, string reply, bool hasNext) => Assert.Equal((hasNext, (string?)null), (Read(kind, reply).HasNext, Read(kind, reply).Problem));

    [Fact]
    public void Where_a_pool_does_not_say_a_full_page_is_not_the_last()
    {
        Assert.True(HasNext("sbi_crypto", """{"content": [ROWS]}""", 200, """{"name": "NUMBER", "hashrates": [1]}"""));
        Assert.False(HasNext("sbi_crypto", """{"content": [ROWS]}""", 199, """{"name": "NUMBER", "hashrates": [1]}"""));
        Assert.True(HasNext("antpool", """{"data": {"result": {"rows": [ROWS]}}}""", 100, """{"workerId": "NUMBER", "hsLast10min": "1 TH/s"}"""));

        static bool HasNext(string kind, string reply, int count, string row) =>
            Read(kind, reply.Replace("ROWS", string.Join(',', Enumerable.Range(0, count).Select(n => row.Replace("NUMBER", $"{n}", StringComparison.Ordinal))), StringComparison.Ordinal)).HasNext;
    }

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
    [InlineData("antpool", "ss.antpool.com", true)]
    [InlineData("antpool", "stratum-ltc.antpool.com", false)]
    [InlineData("luxor", "btc.global.luxor.tech", true)]
    [InlineData("luxor", "zec.luxor.tech", false)]
    [InlineData("sbi_crypto", "stratum.sbicrypto.com", true)]
    [InlineData("sbi_crypto", "sbicrypto.com.thief.example", false)]
    public void Regions_are_the_same_pool_and_other_coins_and_products_are_not(string kind, string host, bool isHost) => Assert.Equal(isHost, PoolReplies.Dialect(kind).Kind.IsHost(host));
}
