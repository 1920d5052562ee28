using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vedette.Server.Miners.PoolApis;

namespace Vedette.Server.Tests.Miners.PoolApis;

public sealed class PoolPollerTests
{
    [Fact]
    public async Task Each_account_is_asked_in_its_own_time()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool braiins = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await using ScriptedPool f2pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.F2Pool));
        await watch.AddAsync("braiins", braiins.BaseUrl);
        await watch.AddAsync("f2pool", f2pool.BaseUrl);
        await watch.PassAsync(3600);

        // Every 60 to 66 s, and every 270 to 330 s, to the next look.
        Assert.InRange(braiins.Asked.Count, 50, 61);
        Assert.InRange(f2pool.Asked.Count, 10, 14);
    }

    [Fact]
    public async Task Without_an_account_nobody_is_asked()
    {
        using var watch = new PoolWatch();
        await watch.PassAsync(600);
        Assert.Empty(watch.Book.Pools);
    }

    [Theory]
    [InlineData(500, 3, 9)]
    [InlineData(401, 3, 6)]
    public async Task Who_does_not_answer_is_asked_ever_more_rarely_and_seen_when_he_is_back(int status, int fewest, int most)
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says("", status));
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.PassAsync(3600);
        Assert.InRange(pool.Asked.Count, fewest, most);
        Assert.NotNull(watch.Book.Pools[0].Standing.Problem);

        pool.Answer = ScriptedPool.Says(PoolReplies.Braiins);
        await watch.PassAsync(2100);
        PoolStanding standing = watch.Book.Pools[0].Standing;
        Assert.Equal((null, 5), (standing.Problem, standing.Workers!.Value));
    }

    [Fact]
    public async Task Who_says_when_he_wants_to_be_asked_again_is_left_alone_until_then()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "1200";
            return ScriptedPool.Says("", 429)(context);
        });
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.PassAsync(1200);
        Assert.Single(pool.Asked);
        await watch.PassAsync(10);
        Assert.Equal(2, pool.Asked.Count);
    }

    [Fact]
    public async Task A_pool_that_hangs_holds_nobody_else_up_and_is_not_asked_twice_at_once()
    {
        using var watch = new PoolWatch();
        var hanging = new TaskCompletionSource();
        await using ScriptedPool slow = await ScriptedPool.StartAsync(async context =>
        {
            hanging.TrySetResult();
            await context.RequestAborted.AsTask();
        });
        await using ScriptedPool quick = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Ckpool));
        await watch.AddAsync("braiins", slow.BaseUrl);
        Task stuck = watch.Poller.AskDueAsync(ControlServer.Stop);
        await hanging.Task;

        await watch.AddAsync("ckpool", quick.BaseUrl);
        await watch.PassAsync(20);
        Assert.False(stuck.IsCompleted);
        Assert.NotNull(watch.View.Find("127.0.0.1", "bc1qexample.12"));
        Assert.Single(slow.Asked);

        watch.Clock.Advance(TimeSpan.FromSeconds(30));
        await stuck;
        Assert.Equal("The pool did not answer within 30 s.", watch.Book.Pools[0].Standing.Problem);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_opened_is_not_guessed_and_its_account_says_so()
    {
        using var watch = new PoolWatch();
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.Book.ChangeAsync(store => store.UpdateAsync(watch.Book.Pools[0].Account with { SealedSecret = "AAAA" }, ControlServer.Stop), ControlServer.Stop);
        await watch.PassAsync(5);
        Assert.Equal("The account's secret cannot be read on this server: enter it again.", watch.Book.Pools[0].Standing.Problem);
        Assert.Empty(pool.Asked);
    }

    [Fact]
    public async Task A_pool_that_is_away_for_long_is_two_lines_of_the_log_and_none_of_them_tells_a_secret()
    {
        var log = new CollectedLog();
        using var watch = new PoolWatch(log);
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says("t0p farm.12", 500));
        await watch.AddAsync("braiins", pool.BaseUrl);
        await watch.PassAsync(7200);
        pool.Answer = ScriptedPool.Says(PoolReplies.Braiins);
        await watch.PassAsync(2100);

        Assert.Equal(
            ["Pool account 1 (braiins) is not answered: The pool has a problem of its own (500).", "Pool account 1 (braiins) is answered again, with 5 workers."], log.Lines);
    }

    private sealed class CollectedLog : ILogger<PoolEvents>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
