using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.PoolApis;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>What the judges are told of what a pool said.</summary>
public sealed class PoolSightTests
{
    private const string Braiins = "stratum+tcp://eu.stratum.braiins.com:3333";

    [Theory]
    [InlineData(Braiins, "farm.12", 98.1e12)]
    [InlineData("stratum2+tcp://v2.stratum.braiins.com:443/9bXiEd8boQVhq7WddEcERUL5tyyJVFYdU8th3HfbNXK3Yw6GRXh", "farm.12", 98.1e12)]
    [InlineData("STRATUM.BRAIINS.COM", " FARM.12 ", 98.1e12)]
    [InlineData(Braiins, "farm.13", 12.5e12)]
    [InlineData(Braiins, "farm.14", 0.0)]
    [InlineData(Braiins, "farm2.12", null)]
    [InlineData(Braiins, "12", null)]
    [InlineData(Braiins, "", null)]
    [InlineData(Braiins, null, null)]
    [InlineData("stratum+tcp://solo.stratum.braiins.com:3333", "farm.12", null)]
    [InlineData("stratum+tcp://btc.f2pool.com:3333", "farm.12", null)]
    [InlineData("", "farm.12", null)]
    public async Task A_worker_is_found_by_the_pools_hosts_and_the_accounts_name(string url, string? worker, double? rate)
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.PassAsync(5);

        Assert.Equal(rate is { } seen ? new PoolWorkerView(seen, 300, watch.NowMs) : null, watch.View.Find(url, worker));
    }

    [Fact]
    public async Task A_pool_of_ones_own_is_found_by_the_host_of_its_api_and_by_hosts_that_were_named()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Ckpool));
        await watch.AddAsync("ckpool", pool.BaseUrl, hosts: "proxy.lan 10.0.0.2");
        await watch.PassAsync(5);

        Assert.Equal(98.1e12, watch.View.Find("stratum+tcp://127.0.0.1:3333", "bc1qEXAMPLE.12")!.HashesPerSecond, 1e6);
        Assert.NotNull(watch.View.Find("stratum+tcp://proxy.lan:3333", "bc1qexample.12"));
        Assert.NotNull(watch.View.Find("10.0.0.2", "bc1qexample.12"));
        Assert.Null(watch.View.Find("stratum+tcp://solo.ckpool.org:3333", "bc1qexample.12"));
        Assert.Equal(PoolSilence.NoApi, watch.View.WhyNothing("stratum+tcp://solo.ckpool.org:3333", "bc1qexample.12"));
    }

    [Fact]
    public async Task Before_the_first_answer_nothing_is_known_and_what_is_too_old_is_no_present()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await watch.AddAsync("braiins", pool.BaseUrl);
        Assert.Null(watch.View.Find(Braiins, "farm.12"));
        Assert.Equal("the pool was not asked yet", watch.View.WhyNothing(Braiins, "farm.12").Text);

        await watch.PassAsync(5);
        pool.Answer = ScriptedPool.Says("", 500);
        await watch.PassAsync(895);
        Assert.NotNull(watch.View.Find(Braiins, "farm.12"));
        Assert.NotNull(watch.View.Find(Braiins, "farm.14"));
        await watch.PassAsync(10);
        Assert.Null(watch.View.Find(Braiins, "farm.12"));
        Assert.Null(watch.View.Find(Braiins, "farm.14"));
        Assert.Equal("the pool has a problem of its own (500)", watch.View.WhyNothing(Braiins, "farm.12").Text);
    }

    [Fact]
    public async Task A_worker_that_a_whole_list_lacks_for_a_window_has_no_work_and_not_before()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.PassAsync(240);
        Assert.Null(watch.View.Find(Braiins, "farm.99"));
        Assert.Contains("none of the 5 workers that the pool lists", watch.View.WhyNothing(Braiins, "farm.99").Text, StringComparison.Ordinal);

        await watch.PassAsync(180);
        PoolWorkerView absent = watch.View.Find(Braiins, "farm.99")!;
        Assert.Equal((0, 5), (absent.HashesPerSecond, absent.ListedInstead!.Value));

        // A worker that is listed as dead has had no work for longer with each answer.
        Assert.InRange(watch.View.Find(Braiins, "farm.14")!.SilentSeconds, 600, 720);
        Assert.InRange(absent.SilentSeconds, 300, 420);

        // Names that a pool may list otherwise are not judged by their absence.
        Assert.Null(watch.View.Find(Braiins, "farm.hall 2"));
        Assert.Null(watch.View.Find(Braiins, "farm.a.b"));
        Assert.Null(watch.View.Find(Braiins, "farm." + new string('a', 33)));

        // One that leaves the list was seen until then.
        pool.Answer = ScriptedPool.Says(PoolReplies.Braiins.Replace("farm.12", "farm.77", StringComparison.Ordinal));
        await watch.PassAsync(120);
        Assert.Null(watch.View.Find(Braiins, "farm.12"));
        await watch.PassAsync(300);
        Assert.Equal(0, watch.View.Find(Braiins, "farm.12")!.HashesPerSecond);
    }

    [Fact]
    public async Task A_pool_that_was_away_for_long_begins_its_absences_anew()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.PassAsync(420);
        Assert.NotNull(watch.View.Find(Braiins, "farm.99"));
        pool.Answer = ScriptedPool.Says("", 502);
        await watch.PassAsync(7200);
        pool.Answer = ScriptedPool.Says(PoolReplies.Braiins);
        for (int step = 0; watch.View.Find(Braiins, "farm.12") is null; step++)
        {
            Assert.True(step < 500, "the pool is not asked any more");
            await watch.PassAsync(5);
        }

        Assert.Null(watch.View.Find(Braiins, "farm.99"));
        await watch.PassAsync(360);
        Assert.Equal(0, watch.View.Find(Braiins, "farm.99")!.HashesPerSecond);
    }

    [Fact]
    public async Task Of_a_list_that_may_not_be_whole_nobody_is_missed()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool ocean = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Ocean));
        await watch.AddAsync("ocean", ocean.BaseUrl);
        await watch.PassAsync(3600);

        Assert.Equal(0, watch.View.Find("stratum+tcp://mine.ocean.xyz:3334", "bc1qexample.14")!.HashesPerSecond);
        Assert.Null(watch.View.Find("stratum+tcp://mine.ocean.xyz:3334", "bc1qexample.99"));
        Assert.Null(watch.View.Find("stratum+tcp://mine.ocean.xyz:3334", "bc1qexample.15"));
        Assert.Equal("the pool lists this worker without a rate", watch.View.WhyNothing("mine.ocean.xyz", "bc1qexample.15").Text);
    }

    [Fact]
    public async Task Many_accounts_of_one_pool_answer_each_for_its_own_and_a_miner_without_a_workers_name_is_found()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Ckpool));
        await using ScriptedPool other = await ScriptedPool.StartAsync(ScriptedPool.Says("""{"worker": [{"workername": "bc1qother.12", "hashrate5m": "5T"}, {"workername": "bc1qother.", "hashrate5m": "7T"}]}"""));
        await watch.AddAsync("ckpool", pool.BaseUrl);
        await watch.AddAsync("ckpool", other.BaseUrl, "bc1qother");
        await watch.PassAsync(5);

        Assert.Equal(98.1e12, watch.View.Find("127.0.0.1", "bc1qexample.12")!.HashesPerSecond, 1e6);
        Assert.Equal(5e12, watch.View.Find("127.0.0.1", "bc1qother.12")!.HashesPerSecond, 1e6);
        Assert.Equal(7e12, watch.View.Find("127.0.0.1", "bc1qother")!.HashesPerSecond, 1e6);
        Assert.Equal("no account of this worker's is configured for the pool", watch.View.WhyNothing("127.0.0.1", "bc1qthird.12").Text);
    }

    [Theory]
    [InlineData("farm.12", "farm", "12")]
    [InlineData("FARM.Rack-1", "farm", "rack-1")]
    [InlineData("12", "farm", "12")]
    [InlineData("farm", "farm", "farm")]
    [InlineData("farmer.12", "farm", "farmer.12")]
    public void A_pool_may_list_a_worker_with_the_account_before_it_or_without(string listed, string account, string name) => Assert.Equal(name, WorkerName.OfPool(listed, account));

    [Fact]
    public async Task A_changed_account_forgets_what_was_seen_and_an_unchanged_one_keeps_it()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        PoolAccount first = (await watch.AddAsync("braiins", pool.BaseUrl))!;
        await watch.PassAsync(5);
        await watch.AddAsync("braiins", pool.BaseUrl, "farm2");
        Assert.NotNull(watch.View.Find(Braiins, "farm.12"));

        await watch.Book.ChangeAsync(store => store.UpdateAsync(first with { Hosts = "proxy.lan" }, ControlServer.Stop), ControlServer.Stop);
        Assert.Null(watch.View.Find(Braiins, "farm.12"));
        await watch.PassAsync(5);
        Assert.NotNull(watch.View.Find("proxy.lan", "farm.12"));
    }
}
