using System.Text;
using Vedette.Collectors.Llm.Api;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>The probes over real sockets against stand-ins that answer as each runtime documents.</summary>
public sealed class LlmApiReaderTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly StandInServer _server = new();
    private readonly LlmApiReader _reader;

    public LlmApiReaderTests() => _reader = new LlmApiReader(_clock);

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Ollama_tells_its_loaded_models()
    {
        _server.Answers["/api/version"] = """{"version":"0.5.7"}""";
        _server.Answers["/api/ps"] = Ollama("2026-01-01T00:05:00Z");
        LlmApiReading reading = await ReadAsync("ollama");

        Assert.Equal("0.5.7", reading.Answer.Version);
        ServedModel model = Assert.Single(reading.Answer.Models!);
        Assert.Equal(("llama3.1:8b", "Q4_K_M", "8.0B", 8192L, 6_654_289_920L), (model.Name, model.Quantization, model.Parameters, model.ContextLength, model.GpuMemoryBytes));
        Assert.Null(reading.LastUsedAt);
        Assert.Empty(reading.ModelLastUsedAt);
    }

    [Fact]
    public async Task What_a_server_names_after_a_secret_address_is_kept_without_the_secret()
    {
        _server.Answers["/v1/models"] = """{"object":"list","data":[{"id":"https://bob:hunter2@models.example/Qwen2.5-7B","object":"model"}]}""";
        _server.Answers["/version"] = """{"version":"0.9.1 token=hunter2"}""";
        LlmApiReading reading = await ReadAsync("vllm");
        Assert.Equal(("0.9.1 token=***", "https://bob:***@models.example/Qwen2.5-7B"), (reading.Answer.Version, Assert.Single(reading.Answer.Models!).Name));
    }

    [Fact]
    public async Task Ollamas_model_was_used_when_its_end_moved()
    {
        _server.Answers["/api/ps"] = Ollama("2026-01-01T00:05:00Z");
        await ReadAsync("ollama");
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Empty((await ReadAsync("ollama")).ModelLastUsedAt);

        _server.Answers["/api/ps"] = Ollama("2026-01-01T00:05:20Z");
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(_clock.GetUtcNow(), (await ReadAsync("ollama")).ModelLastUsedAt["llama3.1:8b"]);
    }

    [Fact]
    public async Task Vllm_tells_requests_tokens_and_time_to_first_token_of_the_interval()
    {
        _server.Answers["/v1/models"] = """{"object":"list","data":[{"id":"Qwen/Qwen2.5-7B","object":"model","max_model_len":32768},{"id":"sql-lora","parent":"Qwen/Qwen2.5-7B"}]}""";
        _server.Answers["/version"] = """{"version":"0.9.1"}""";
        _server.Answers["/metrics"] = Vllm(1000, 200, 10, 5);
        LlmApiReading first = await ReadAsync("vllm");
        Assert.Equal(("0.9.1", "Qwen/Qwen2.5-7B", 32768L), (first.Answer.Version, Assert.Single(first.Answer.Models!).Name, first.Answer.Models![0].ContextLength));
        Assert.Equal((3L, 2L, 0.25), (first.Answer.Metrics.RequestsRunning, first.Answer.Metrics.RequestsWaiting, first.Answer.Metrics.KvCacheRatio));
        Assert.Null(first.GenerationTokensPerSecond);
        Assert.Null(first.TimeToFirstTokenSeconds);

        _server.Answers["/metrics"] = Vllm(1300, 1700, 16, 7);
        _clock.Advance(TimeSpan.FromSeconds(15));
        LlmApiReading second = await ReadAsync("vllm");
        Assert.Equal((20.0, 100.0), (second.PromptTokensPerSecond, second.GenerationTokensPerSecond));
        Assert.Equal(3.0, second.TimeToFirstTokenSeconds);
        Assert.Equal(_clock.GetUtcNow(), second.LastUsedAt);
    }

    [Fact]
    public async Task Restarted_server_has_no_rate_for_one_interval()
    {
        _server.Answers["/metrics"] = Vllm(1000, 200, 10, 5);
        await ReadAsync("vllm");
        _server.Answers["/metrics"] = Vllm(10, 2, 1, 1);
        _clock.Advance(TimeSpan.FromSeconds(15));
        LlmApiReading reading = await ReadAsync("vllm");
        Assert.Null(reading.GenerationTokensPerSecond);
        Assert.Null(reading.TimeToFirstTokenSeconds);
    }

    [Fact]
    public async Task Llama_cpp_without_metrics_tells_its_model_only()
    {
        _server.Answers["/props"] = """{"default_generation_settings":{"id":0,"n_ctx":16384},"total_slots":1,"model_path":"/models/qwen2.5-7b-instruct-q4_k_m.gguf","build_info":"b4500-abc"}""";
        LlmApiReading reading = await ReadAsync("llama.cpp");
        ServedModel model = Assert.Single(reading.Answer.Models!);
        Assert.Equal(("qwen2.5-7b-instruct-q4_k_m", "Q4_K_M", 16384L), (model.Name, model.Quantization, model.ContextLength));
        Assert.Null(reading.Answer.Metrics.RequestsRunning);

        _server.Answers["/metrics"] = "llamacpp:requests_processing 1\nllamacpp:requests_deferred 4\nllamacpp:tokens_predicted_total 500\nllamacpp:prompt_tokens_total 70\n";
        Assert.Equal((1L, 4L, 500.0), ((await ReadAsync("llama.cpp")).Answer.Metrics is var m ? (m.RequestsRunning, m.RequestsWaiting, m.GenerationTokensTotal) : default));
    }

    [Fact]
    public async Task Sglang_tgi_and_lm_studio_are_read_in_the_same_words()
    {
        _server.Answers["/get_model_info"] = """{"model_path":"/data/Qwen2.5-7B-Instruct","is_generation":true}""";
        _server.Answers["/get_server_info"] = """{"version":"0.4.1","context_length":32768,"quantization":"fp8"}""";
        _server.Answers["/metrics"] = "sglang:num_running_reqs{model_name=\"m\"} 7\nsglang:num_queue_reqs 1\nsglang:token_usage 0.28\nsglang:generation_tokens_total 1e3\ntgi_queue_size 4\ntgi_batch_current_size 2\n";
        LlmApiReading sglang = await ReadAsync("sglang");
        Assert.Equal(("Qwen2.5-7B-Instruct", "fp8", 7L, 0.28), (sglang.Answer.Models![0].Name, sglang.Answer.Models[0].Quantization, sglang.Answer.Metrics.RequestsRunning, sglang.Answer.Metrics.KvCacheRatio));

        _server.Answers["/info"] = """{"model_id":"bigcode/starcoder2-3b","model_dtype":"torch.float16","max_total_tokens":4096,"version":"2.4.0"}""";
        LlmApiReading tgi = await ReadAsync("tgi");
        Assert.Equal(("bigcode/starcoder2-3b", "float16", 2L, 4L), (tgi.Answer.Models![0].Name, tgi.Answer.Models[0].Quantization, tgi.Answer.Metrics.RequestsRunning, tgi.Answer.Metrics.RequestsWaiting));

        _server.Answers["/api/v0/models"] = """{"object":"list","data":[{"id":"a-7b","quantization":"Q4_K_M","state":"loaded","max_context_length":32768,"loaded_context_length":4096},{"id":"b","state":"not-loaded"}]}""";
        ServedModel loaded = Assert.Single((await ReadAsync("lm-studio")).Answer.Models!);
        Assert.Equal(("a-7b", 4096L, "7B"), (loaded.Name, loaded.ContextLength, loaded.Parameters));
    }

    [Fact]
    public async Task Silent_server_costs_one_deadline_and_is_unknown()
    {
        _server.Silent.Add("/api/ps");
        _reader.Targets = [Target("ollama")];
        Task reading = _reader.ReadAsync(TestContext.Current.CancellationToken);
        await _server.SilentAsked;
        Assert.False(reading.IsCompleted);
        _clock.Advance(LoopbackHttp.Deadline);
        await reading;
        Assert.Null(_reader.Find("1@1"));
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using var elsewhere = new StandInServer();
        elsewhere.Answers["/api/ps"] = Ollama("2026-01-01T00:05:00Z");
        _server.RawReplies["/api/ps"] = Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{elsewhere.Port}/api/ps\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Null(await TryReadAsync("ollama"));
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task Reply_that_is_too_long_is_unknown_whether_it_says_so_or_not()
    {
        byte[] body = Encoding.ASCII.GetBytes("{\"models\":[]" + new string(' ', LoopbackHttp.MostReplyBytes) + "}");
        _server.RawReplies["/api/ps"] = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
        Assert.Null(await TryReadAsync("ollama"));
        _server.RawReplies["/api/ps"] = [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. body];
        Assert.Null(await TryReadAsync("ollama"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"models\":{}}")]
    [InlineData("{\"models\":[1,null,{\"name\":7},")]
    [InlineData("<html>404</html>")]
    [InlineData("\u0000\u0001")]
    public async Task Malformed_reply_is_unknown(string body)
    {
        _server.Answers["/api/ps"] = body;
        Assert.Null(await TryReadAsync("ollama"));
    }

    [Fact]
    public async Task Bytes_that_are_no_http_are_unknown()
    {
        _server.RawReplies["/api/ps"] = "\u0016\u0003\u0001 not http at all\r\n\r\n"u8.ToArray();
        Assert.Null(await TryReadAsync("ollama"));
    }

    [Fact]
    public async Task Answer_that_cannot_be_renewed_is_forgotten_after_a_minute()
    {
        _server.Answers["/api/ps"] = Ollama("2026-01-01T00:05:00Z");
        await ReadAsync("ollama");
        _server.Answers.Clear();
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(await TryReadAsync("ollama"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await TryReadAsync("ollama"));
    }

    [Fact]
    public async Task Second_address_is_tried_where_the_first_is_silent()
    {
        await using var other = new StandInServer();
        _server.Answers["/api/ps"] = Ollama("2026-01-01T00:05:00Z");
        _reader.Targets = [new LlmApiTarget("1@1", "ollama", [new LoopbackAddress(other.Port, false), new LoopbackAddress(_server.Port, false)])];
        await _reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(_server.Port, _reader.Find("1@1")!.Address.Port);
        await _reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Single(other.Asked);
    }

    private static string Ollama(string expires) =>
        $$"""{"models":[{"name":"llama3.1:8b","model":"llama3.1:8b","size":6654289920,"details":{"format":"gguf","family":"llama","parameter_size":"8.0B","quantization_level":"Q4_K_M"},"expires_at":"{{expires}}","size_vram":6654289920,"context_length":8192}]}""";

    private static string Vllm(int prompt, int generated, double waited, int firsts) => $$"""
        # HELP vllm:num_requests_running Number of requests in model execution batches.
        # TYPE vllm:num_requests_running gauge
        vllm:num_requests_running{engine="0",model_name="Qwen/Qwen2.5-7B"} 2.0
        vllm:num_requests_running{engine="1",model_name="Qwen/Qwen2.5-7B"} 1.0
        vllm:num_requests_waiting{engine="0",model_name="Qwen/Qwen2.5-7B"} 2.0
        vllm:kv_cache_usage_perc{engine="0"} 0.25
        vllm:kv_cache_usage_perc{engine="1"} 0.125
        vllm:prompt_tokens_total{engine="0"} {{prompt}}
        vllm:generation_tokens_total{engine="0"} {{generated}}
        vllm:time_to_first_token_seconds_bucket{le="+Inf"} {{firsts}}
        vllm:time_to_first_token_seconds_sum{engine="0"} {{waited}}
        vllm:time_to_first_token_seconds_count{engine="0"} {{firsts}}

        """;

    private LlmApiTarget Target(string runtime) => new("1@1", runtime, [new LoopbackAddress(_server.Port, IsV6: false)]);

    private async Task<LlmApiReading?> TryReadAsync(string runtime)
    {
        _reader.Targets = [Target(runtime)];
        await _reader.ReadAsync(TestContext.Current.CancellationToken);
        return _reader.Find("1@1");
    }

    private async Task<LlmApiReading> ReadAsync(string runtime) =>
        await TryReadAsync(runtime) ?? throw new InvalidOperationException($"The stand-in of {runtime} was not understood; it was asked for {string.Join(", ", _server.Asked)}.");
}
