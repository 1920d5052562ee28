using Vedette.Protocol.States;
using Vedette.Server.Miners.Judgement;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class CommittedStatesTests
{
    [Fact]
    public void States_are_taken_in_the_order_of_their_commits_with_what_was_known_then()
    {
        var states = new CommittedStates();
        byte[] payload = [1, 2, 3];
        Assert.True(states.TryAdd(State(7, 1, payload), 100, 5000));
        Assert.True(states.TryAdd(State(8, 2, payload), 200, 5001));

        // Its bytes are the writer's again after the call.
        payload[0] = 99;
        Assert.Equal(2, states.Added);
        Assert.True(states.TryTake(out WaitingState first));
        Assert.Equal((7, 1u, 100L, 5000L), (first.AgentId, first.Header.Index, first.AheadMs, first.CommittedAtMs));
        Assert.Equal([1, 2, 3], first.Payload);
        Assert.True(states.TryTake(out WaitingState second));
        Assert.Equal(8, second.AgentId);
        Assert.False(states.TryTake(out _));
        Assert.Equal(2, states.Added);
    }

    [Fact]
    public void A_state_that_finds_no_room_is_refused_and_one_that_is_alone_is_not()
    {
        var states = new CommittedStates(mostBytes: 1000);
        Assert.True(states.TryAdd(State(1, 1, new byte[5000]), 0, 0));
        Assert.False(states.TryAdd(State(2, 2, new byte[1]), 0, 0));
        Assert.Equal(1, states.Added);
        Assert.True(states.TryTake(out _));
        Assert.True(states.TryAdd(State(3, 3, new byte[400]), 0, 0));
        Assert.True(states.TryAdd(State(4, 4, new byte[200]), 0, 0));
        Assert.False(states.TryAdd(State(5, 5, new byte[200]), 0, 0));
        Assert.True(states.TryTake(out _));
        Assert.True(states.TryAdd(State(6, 6, new byte[200]), 0, 0));
        Assert.Equal(4, states.Added);
    }

    [Fact]
    public async Task Who_waits_is_woken_once_for_what_was_added_since()
    {
        var states = new CommittedStates();
        states.TryAdd(State(1, 1, []), 0, 0);
        states.TryAdd(State(1, 2, []), 0, 0);
        await states.WaitAsync(ControlServer.Stop);
        Task again = states.WaitAsync(ControlServer.Stop).AsTask();
        Assert.False(again.IsCompleted);
        states.TryAdd(State(1, 3, []), 0, 0);
        await again;
    }

    private static CommittedState State(int agentId, uint index, byte[] payload) => new(agentId, new StateHeader(1000 + index, 1000, index, 0), payload);
}
