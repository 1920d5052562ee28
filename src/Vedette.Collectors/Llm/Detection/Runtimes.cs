namespace Vedette.Collectors.Llm.Detection;

/// <summary>The names of the runtimes, as they are written everywhere, and what holds for each of them.</summary>
internal static class Runtimes
{
    public const string Ollama = "ollama";
    public const string Vllm = "vllm";
    public const string LlamaCpp = "llama.cpp";
    public const string Sglang = "sglang";
    public const string Tgi = "tgi";
    public const string LmStudio = "lm-studio";
    public const string PyTorch = "pytorch";
    public const string TensorFlow = "tensorflow";
    public const string Transformers = "transformers";
    public const string OnnxRuntime = "onnxruntime";
    public const string Triton = "triton";
    public const string Jax = "jax";
    public const string TensorRtLlm = "tensorrt-llm";
    public const string WhisperCpp = "whisper.cpp";
    public const string CTranslate2 = "ctranslate2";

    private static readonly HashSet<string> Libraries = new([PyTorch, TensorFlow, Transformers, OnnxRuntime, Jax, CTranslate2, LlamaCpp], StringComparer.Ordinal);

    private static readonly HashSet<string> Hosts =
        new([Ollama, LmStudio, "localai", "koboldcpp", "text-generation-webui", "jan", "gpt4all", "xinference", "llamafile", "ramalama"], StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Ports = new(StringComparer.Ordinal)
    {
        [Ollama] = 11434,
        [Vllm] = 8000,
        [LlamaCpp] = 8080,
        [Sglang] = 30000,
        [Tgi] = 3000,
        [LmStudio] = 1234,
    };

    /// <summary>A library that other runtimes are made of: under one of those it tells nothing of its own.</summary>
    public static bool IsLibrary(string runtime) => Libraries.Contains(runtime);

    /// <summary>A program that starts other runtimes and serves what they load under its own name.</summary>
    public static bool HostsOthers(string runtime) => Hosts.Contains(runtime);

    /// <summary>Where the runtime listens if nobody says otherwise; null where it has no such port or none that we ask.</summary>
    public static int? DefaultPort(string runtime) => Ports.TryGetValue(runtime, out int port) ? port : null;
}
